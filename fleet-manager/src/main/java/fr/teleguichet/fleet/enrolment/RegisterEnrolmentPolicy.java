package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.pki.est.EnrolmentAuthoriser;
import fr.teleguichet.fleet.pki.est.EnrolmentDecision;
import fr.teleguichet.fleet.pki.est.EstCredential;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/** Decides by the register of units who may have a certificate. */
@Singleton
final class RegisterEnrolmentPolicy implements EnrolmentAuthoriser {

  private final UnitStateChanger register;
  private final KnownKeyEnrolmentPolicy answers;
  private final ClaimEnrolmentPolicy claims;
  private final PendingUnitEnrolmentPolicy waiting;

  RegisterEnrolmentPolicy(
      UnitStateChanger register,
      KnownKeyEnrolmentPolicy answers,
      ClaimEnrolmentPolicy claims,
      PendingUnitEnrolmentPolicy waiting) {
    this.register = register;
    this.answers = answers;
    this.claims = claims;
    this.waiting = waiting;
  }

  @Override
  public EnrolmentDecision enrol(Request request) {
    return switch (request.credential()) {
      case EstCredential.Nothing() -> waiting.decide(request);
      case EstCredential.Claim claim -> claims.decide(request, claim);
      case EstCredential.Certificate _, EstCredential.Lapsed _ -> renew(request);
    };
  }

  @Override
  public EnrolmentDecision renew(Request request) {
    return switch (request.credential()) {
      case EstCredential.Certificate(X509Certificate certificate) ->
          known(request, certificate, (handle, unit) -> answers.renew(handle, unit, request));
      case EstCredential.Lapsed(X509Certificate certificate) -> {
        Instant end = certificate.getNotAfter().toInstant();
        yield known(
            request,
            certificate,
            (handle, unit) -> answers.repeat(handle, unit, request, Optional.of(end)));
      }
      case EstCredential.Nothing _, EstCredential.Claim _ ->
          new EnrolmentDecision.Refuse(
              EnrolmentDecision.Why.NOT_AUTHENTICATED,
              "a renewal needs the kiosk’s own certificate; without one, use simpleenroll");
    };
  }

  private EnrolmentDecision known(
      Request request,
      X509Certificate certificate,
      BiFunction<Handle, Unit, EnrolmentDecision> answer) {
    if (!Fingerprint.of(certificate.getPublicKey()).equals(request.key())) {
      // A unit is its key: the label on its case, the audit log and the acceptance record name it.
      return new EnrolmentDecision.Refuse(
          EnrolmentDecision.Why.NOT_ALLOWED,
          "a unit keeps its key for life; renew with the key of the certificate");
    }
    return register.inTurn(
        handle ->
            UnitRepository.lock(handle, request.key())
                .map(unit -> isOurs(unit, certificate) ? answer.apply(handle, unit) : foreign())
                .orElseGet(RegisterEnrolmentPolicy::foreign));
  }

  @Override
  public boolean isStillGiven(KioskId name, Fingerprint key) {
    return register.inTurn(
        handle ->
            UnitRepository.lock(handle, key)
                .map(Unit::state)
                .filter(it -> it instanceof UnitState.Certified its && its.name().equals(name))
                .isPresent());
  }

  private static boolean isOurs(Unit unit, X509Certificate certificate) {
    Optional<SpiffeId> named = SpiffeId.of(certificate);
    return unit.state().kiosk().map(SpiffeId.class::cast).equals(named);
  }

  private static EnrolmentDecision foreign() {
    return new EnrolmentDecision.Refuse(
        EnrolmentDecision.Why.NOT_ALLOWED,
        "the register knows no unit with this key and name; was the fleet manager’s database set"
            + " back? Wipe the device and enrol it as a new unit");
  }
}
