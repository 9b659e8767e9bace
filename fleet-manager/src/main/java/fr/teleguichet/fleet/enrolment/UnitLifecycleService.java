package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.ShortCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What people decide about units, whether on a page or through a program. */
@Singleton
final class UnitLifecycleService {

  /**
   * What a person read from the unit's screen.
   *
   * @param code the code
   * @param fingerprint the fingerprint that was compared
   */
  record Seen(String code, String fingerprint) {}

  private final UnitStateChanger register;
  private final UnitReader units;
  private final ClaimService claims;
  private final SiteCache sites;
  private final GuessRateLimiter limit;

  UnitLifecycleService(
      UnitStateChanger register,
      UnitReader units,
      ClaimService claims,
      SiteCache sites,
      Clock clock) {
    this.register = register;
    this.units = units;
    this.claims = claims;
    this.sites = sites;
    this.limit = new GuessRateLimiter(clock);
  }

  /** The unit, when the visitor may see it. */
  Optional<Unit> find(UnitNumber number, Principal visitor) {
    return units.find(number).filter(unit -> UnitReader.isVisible(unit, visitor.scope()));
  }

  /** Plans a kiosk. */
  Unit plan(KioskId name, Optional<Site> site, Principal visitor) {
    requireScope(name, visitor);
    Unit unit = register.plan(name, RequestOrigin.of(visitor));
    site.ifPresent(it -> sites.place(KioskUrlName.of(name), it));
    return unit;
  }

  /** Lets a waiting unit be a kiosk. */
  Unit admit(Unit unit, KioskId name, Optional<Site> site, Seen seen, Principal visitor) {
    requireScope(name, visitor);
    requireSeen(unit, seen, visitor);
    Unit admitted = act(unit, new UnitEvent.Admit(name, register.now()), visitor, "");
    site.ifPresent(it -> sites.place(KioskUrlName.of(name), it));
    return admitted;
  }

  /** Lets a kiosk with a lapsed or revoked certificate in again. */
  Unit readmit(Unit unit, Seen seen, Principal visitor) {
    requireSeen(unit, seen, visitor);
    return act(unit, new UnitEvent.Readmit(register.now()), visitor, "");
  }

  /** Does what needs nothing more to be known. */
  Unit act(Unit unit, UnitEvent action, Principal visitor, String remark) {
    requireVisible(unit, visitor);
    return register.act(unit.number(), action, RequestOrigin.of(visitor), remark);
  }

  /** Makes a claim for a planned unit. */
  ClaimDocument claim(Unit unit, int days, Principal visitor) {
    requireVisible(unit, visitor);
    return claims.make(unit.number(), days, RequestOrigin.of(visitor));
  }

  /** Drops a plan. */
  Unit cancel(Unit unit, Principal visitor) {
    requireVisible(unit, visitor);
    return claims.cancel(unit.number(), RequestOrigin.of(visitor));
  }

  /**
   * Gives the unit's kiosk to another device.
   *
   * @param successor the waiting unit, with what was read from its screen; empty for one to come
   */
  Unit swap(Unit old, Optional<Unit> successor, Seen seen, Principal visitor) {
    requireVisible(old, visitor);
    successor.ifPresent(unit -> requireSeen(unit, seen, visitor));
    return register.swap(old.number(), successor.map(Unit::number), RequestOrigin.of(visitor));
  }

  /** Refuses whoever did not compare the screens, more slowly each time. */
  private void requireSeen(Unit unit, Seen seen, Principal visitor) {
    String address = visitor.address().orElse("unknown");
    if (limit.pause(address).isPresent()) {
      throw new UnitRefusalException(UnitRefusalException.Why.TOO_MANY);
    }
    if (!ShortCode.parse(seen.code()).equals(unit.code())) {
      throw wrong(unit, visitor, address, UnitRefusalException.Why.WRONG_CODE);
    }
    if (!Fingerprint.parse(seen.fingerprint()).equals(unit.state().fingerprint())) {
      throw wrong(unit, visitor, address, UnitRefusalException.Why.WRONG_FINGERPRINT);
    }
  }

  private UnitRefusalException wrong(
      Unit unit, Principal visitor, String address, UnitRefusalException.Why why) {
    limit.mistake(address);
    register.note(
        RequestOrigin.of(visitor),
        "unit.code-refused",
        unit.label(),
        Map.of("unit", unit.number().toString(), "why", why.name()));
    return new UnitRefusalException(why);
  }

  private static void requireVisible(Unit unit, Principal visitor) {
    if (!UnitReader.isVisible(unit, visitor.scope())) {
      throw new UnitRefusalException(UnitRefusalException.Why.WRONG_STATE);
    }
  }

  private static void requireScope(KioskId name, Principal visitor) {
    if (!visitor.covers(name)) {
      throw new UnitRefusalException(UnitRefusalException.Why.OUT_OF_SCOPE);
    }
  }
}
