package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.pki.est.EnrolmentAuthoriser.Request;
import fr.teleguichet.fleet.pki.est.EnrolmentDecision;
import fr.teleguichet.hardware.identity.KioskId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What a key that is known is told: the same as before, as long as nobody decided otherwise. */
@Singleton
final class KnownKeyEnrolmentPolicy {

  /** When a waiting unit asks again. */
  static final Duration SOON = Duration.ofSeconds(15);

  /**
   * For how long the first answer is repeated to a key without a certificate: the life of a
   * certificate. Afterwards the unit has lapsed and waits for a person.
   */
  static final Duration ADMISSION = Duration.ofDays(90);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final UnitStateChanger register;

  KnownKeyEnrolmentPolicy(UnitStateChanger register) {
    this.register = register;
  }

  /**
   * Answers a key that proved nothing more than itself.
   *
   * @param lapsedAt the end of the certificate that it showed; empty when it showed none
   */
  EnrolmentDecision repeat(Handle handle, Unit unit, Request request, Optional<Instant> lapsedAt) {
    seen(handle, unit, request);
    return switch (unit.state()) {
      case UnitState.Certified it ->
          isFresh(it, lapsedAt)
              ? new EnrolmentDecision.Issue(it.name())
              : lapse(handle, unit, it, request);
      case UnitState.Waiting _, UnitState.Lapsed _ -> new EnrolmentDecision.Wait(SOON);
      case UnitState.Planned _,
          UnitState.Cancelled _,
          UnitState.Rejected _,
          UnitState.Retired _,
          UnitState.Replaced _ ->
          refuse(unit);
    };
  }

  /** Answers a key that showed a certificate that is good today. */
  EnrolmentDecision renew(Handle handle, Unit unit, Request request) {
    seen(handle, unit, request);
    return switch (unit.state()) {
      case UnitState.Certified it -> new EnrolmentDecision.Issue(it.name());
      case UnitState.Waiting _, UnitState.Lapsed _ -> new EnrolmentDecision.Wait(SOON);
      case UnitState.Planned _,
          UnitState.Cancelled _,
          UnitState.Rejected _,
          UnitState.Retired _,
          UnitState.Replaced _ ->
          refuse(unit);
    };
  }

  private boolean isFresh(UnitState.Certified it, Optional<Instant> lapsedAt) {
    boolean sinceTheCertificateEnded = lapsedAt.map(it.admitted()::isAfter).orElse(true);
    return sinceTheCertificateEnded && register.now().isBefore(it.admitted().plus(ADMISSION));
  }

  private EnrolmentDecision lapse(
      Handle handle, Unit unit, UnitState.Certified it, Request request) {
    Unit _ = register.act(handle, unit, new UnitEvent.Lapse(), itself(it.name(), request), "");
    return new EnrolmentDecision.Wait(SOON);
  }

  static RequestOrigin itself(KioskId name, Request request) {
    return new RequestOrigin(
        new Actor.Kiosk(name.name().in(name.territory())), Optional.of(request.address()));
  }

  /** What a unit that must not have a certificate is told. */
  static EnrolmentDecision refuse(Unit unit) {
    String day = unit.since().toString().substring(0, 10);
    return new EnrolmentDecision.Refuse(
        EnrolmentDecision.Why.NOT_ALLOWED,
        switch (unit.state()) {
          case UnitState.Retired _ ->
              "this unit was retired on "
                  + day
                  + "; to use the device again, wipe it so that it makes a new key, and enrol it as"
                  + " a new unit";
          case UnitState.Replaced(_, _, var successor) ->
              "unit "
                  + successor
                  + " took this unit’s place on "
                  + day
                  + "; to use the device again, wipe it so that it makes a new key, and enrol it as"
                  + " a new unit";
          case UnitState.Rejected _ ->
              "a person rejected this unit on "
                  + day
                  + "; if that was a mistake, wipe it so that it makes a new key";
          case UnitState.Planned _,
              UnitState.Waiting _,
              UnitState.Enrolled _,
              UnitState.Accepted _,
              UnitState.Lapsed _,
              UnitState.Cancelled _ ->
              "this key belongs to unit "
                  + unit.number()
                  + " already; wipe the device so that it makes a new key, or retire that unit";
        });
  }

  private void seen(Handle handle, Unit unit, Request request) {
    Instant now = register.now();
    if (unit.seen().map(last -> last.plus(MINUTE).isBefore(now)).orElse(true)) {
      UnitRepository.touch(handle, unit.number(), now, AddressBlock.plain(request.address()));
    }
  }
}
