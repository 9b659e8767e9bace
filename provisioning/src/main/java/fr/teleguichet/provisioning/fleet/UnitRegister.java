package fr.teleguichet.provisioning.fleet;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.trouble.TroubleException;
import java.util.List;

/**
 * The units of a fleet, as its manager keeps them. Every method throws {@link TroubleException}
 * when the manager can't be reached or does not want to.
 */
public interface UnitRegister {

  /**
   * Refuses what {@link #plan} would, as far as it can be known without changing anything: a site
   * that is none, a kiosk that is in service.
   */
  void requirePlannable(Territory territory, KioskName kiosk, String site) throws TroubleException;

  /**
   * Plans a new unit, or makes a new claim for one that is planned already; an older claim of it is
   * worth nothing from then on.
   *
   * @param site the code or the name of the place where it will stand
   * @return its claim file, which the manager gives once
   */
  byte[] plan(Territory territory, KioskName kiosk, String site) throws TroubleException;

  /** The units that are kiosks now or shall be, as far as the token's owner may see them. */
  List<UnitSummary> list() throws TroubleException;

  /**
   * The unit that is this kiosk now or shall be it.
   *
   * @throws TroubleException also when the id alone is that of several kiosks
   */
  UnitSummary unit(KioskReference kiosk) throws TroubleException;

  /** How the kiosk is that this unit is. */
  KioskHealth health(UnitSummary unit) throws TroubleException;

  /**
   * Exchanges a kiosk's hardware: this unit loses its trust, the site keeps its kiosk. A planned
   * unit stays and gets a new claim, so that an exchange that broke off can be repeated.
   *
   * @return the new unit's claim file, which the manager gives once
   */
  byte[] swap(UnitSummary unit) throws TroubleException;

  /** The units that wait until a person accepts them, as far as the token's owner may see them. */
  List<UnitSummary> waiting() throws TroubleException;

  /**
   * Gives a kiosk to a unit that waits: the old one loses its trust, the other one is the kiosk.
   *
   * @param seen the fingerprint as the waiting unit's own screen shows it
   */
  void swap(UnitSummary old, UnitSummary waiting, Fingerprint seen) throws TroubleException;

  /** Takes the unit's kiosk out of service; the unit loses its trust, a planned one its claim. */
  void retire(UnitSummary unit) throws TroubleException;
}
