package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.est.Credential;
import fr.teleguichet.fleet.est.Decision;
import fr.teleguichet.fleet.est.EnrolmentDesk;
import fr.teleguichet.hardware.identity.CertificateName;
import fr.teleguichet.hardware.identity.Fingerprint;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/** Decides by the register of units who may have a certificate. */
@Singleton
final class UnitDesk implements EnrolmentDesk {

  private final UnitRegister register;
  private final UnitAnswers answers;
  private final ClaimCounter claims;
  private final WaitingRoom waiting;

  UnitDesk(UnitRegister register, UnitAnswers answers, ClaimCounter claims, WaitingRoom waiting) {
    this.register = register;
    this.answers = answers;
    this.claims = claims;
    this.waiting = waiting;
  }

  @Override
  public Decision enrol(Request request) {
    return switch (request.credential()) {
      case Credential.Nothing() -> waiting.decide(request);
      case Credential.Claim claim -> claims.decide(request, claim);
      case Credential.Certificate _, Credential.Lapsed _ -> renew(request);
    };
  }

  @Override
  public Decision renew(Request request) {
    return switch (request.credential()) {
      case Credential.Certificate(X509Certificate certificate) ->
          known(request, certificate, (handle, unit) -> answers.renew(handle, unit, request));
      case Credential.Lapsed(X509Certificate certificate) -> {
        Instant end = certificate.getNotAfter().toInstant();
        yield known(
            request,
            certificate,
            (handle, unit) -> answers.repeat(handle, unit, request, Optional.of(end)));
      }
      case Credential.Nothing _, Credential.Claim _ ->
          new Decision.Refuse(
              Decision.Why.NOT_AUTHENTICATED,
              "a renewal needs the kiosk’s own certificate; without one, use simpleenroll");
    };
  }

  private Decision known(
      Request request, X509Certificate certificate, BiFunction<Handle, Unit, Decision> answer) {
    if (!Fingerprint.of(certificate.getPublicKey()).equals(request.key())) {
      // A unit is its key: the label on its case, the audit log and the acceptance record name it.
      return new Decision.Refuse(
          Decision.Why.NOT_ALLOWED,
          "a unit keeps its key for life; renew with the key of the certificate");
    }
    return register.inTurn(
        handle ->
            UnitTable.lock(handle, request.key())
                .map(unit -> isOurs(unit, certificate) ? answer.apply(handle, unit) : foreign())
                .orElseGet(UnitDesk::foreign));
  }

  private static boolean isOurs(Unit unit, X509Certificate certificate) {
    Optional<CertificateName> named = CertificateName.of(certificate);
    return unit.state().kiosk().map(CertificateName.class::cast).equals(named);
  }

  private static Decision foreign() {
    return new Decision.Refuse(
        Decision.Why.NOT_ALLOWED,
        "the register knows no unit with this key and name; was the fleet manager’s database set"
            + " back? Wipe the device and enrol it as a new unit");
  }
}
