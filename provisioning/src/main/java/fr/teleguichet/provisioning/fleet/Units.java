package fr.teleguichet.provisioning.fleet;

import fr.teleguichet.hardware.device.KioskId;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.util.List;

/**
 * The units of a fleet, as its manager keeps them. Every method throws {@link Trouble} when the
 * manager can't be reached or does not want to.
 */
public interface Units {

  /**
   * Announces a new unit.
   *
   * @param site where it will stand
   * @return its claim file, which the manager gives once
   */
  byte[] create(Territory territory, KioskId kiosk, String site) throws Trouble;

  /** All units that the token's owner may see. */
  List<UnitSummary> list() throws Trouble;

  /** The unit of this kiosk. */
  UnitSummary unit(KioskId kiosk) throws Trouble;

  /** How this kiosk is. */
  KioskHealth health(KioskId kiosk) throws Trouble;

  /**
   * Prepares the exchange of a kiosk's hardware: the old unit loses its trust, the site keeps its
   * kiosk.
   *
   * @return the new unit's claim file, which the manager gives once
   */
  byte[] swap(KioskId kiosk) throws Trouble;

  /** Takes a kiosk out of service; its unit loses its trust. */
  void retire(KioskId kiosk) throws Trouble;
}
