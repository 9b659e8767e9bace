package fr.teleguichet.fleet.pki.est;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.pki.authority.CertificateSerialNumber;
import fr.teleguichet.fleet.pki.authority.RevocationReason;
import fr.teleguichet.fleet.pki.device.DevicePeer;
import fr.teleguichet.fleet.pki.device.DeviceRefusalAudit;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

/** Turns a request into a certificate, when the desk agrees. */
@Singleton
@Requires(beans = {CertificateAuthority.class, EnrolmentAuthoriser.class})
final class CertificateEnrolmentService {
  private final CertificateAuthority authority;
  private final EnrolmentAuthoriser desk;
  private final AuditLog audit;
  private final DeviceRefusalAudit refusals;

  CertificateEnrolmentService(
      CertificateAuthority authority,
      EnrolmentAuthoriser desk,
      AuditLog audit,
      DeviceRefusalAudit refusals) {
    this.authority = authority;
    this.desk = desk;
    this.audit = audit;
    this.refusals = refusals;
  }

  /** A first certificate, or one after the last has lapsed (RFC 7030, 4.2.1). */
  EstResponse enrol(byte[] body, EstCredential credential, String address) {
    return switch (SigningRequest.read(body)) {
      case SigningRequest.Reading.Bad(String sentence) -> bad(address, "-", sentence);
      case SigningRequest.Reading.Good(SigningRequest request) -> {
        EnrolmentAuthoriser.Request asked =
            new EnrolmentAuthoriser.Request(request.fingerprint(), credential, address);
        yield answer(desk.enrol(asked), request, address, Optional.empty());
      }
    };
  }

  /** The next certificate of somebody whose present one is valid (RFC 7030, 4.2.2). */
  EstResponse renew(byte[] body, DevicePeer peer, String address) {
    if (!(peer instanceof DevicePeer.Certified(SpiffeId name, X509Certificate current))) {
      return new EstResponse.No(
          EnrolmentDecision.Why.NOT_ALLOWED,
          "A renewal needs the certificate that is to be renewed.");
    }
    return switch (SigningRequest.read(body)) {
      case SigningRequest.Reading.Bad(String sentence) -> bad(address, name.commonName(), sentence);
      case SigningRequest.Reading.Good(SigningRequest request) ->
          RenewalIdentityCheck.holds(request, current)
              ? renew(request, current, address)
              : bad(
                  address,
                  name.commonName(),
                  "A renewal must ask for the subject and the subject alternative names of the"
                      + " present certificate, which are "
                      + current.getSubjectX500Principal().getName()
                      + " and "
                      + name.uri()
                      + ".");
    };
  }

  private EstResponse renew(SigningRequest request, X509Certificate current, String address) {
    EnrolmentAuthoriser.Request asked =
        new EnrolmentAuthoriser.Request(
            request.fingerprint(), new EstCredential.Certificate(current), address);
    return answer(desk.renew(asked), request, address, Optional.of(current));
  }

  private EstResponse bad(String address, String subject, String sentence) {
    return told(address, subject, new EstResponse.No(EnrolmentDecision.Why.BAD_REQUEST, sentence));
  }

  private EstResponse answer(
      EnrolmentDecision decision,
      SigningRequest request,
      String address,
      Optional<X509Certificate> current) {
    return switch (decision) {
      case EnrolmentDecision.Wait(java.time.Duration retryAfter) ->
          new EstResponse.Later(retryAfter);
      case EnrolmentDecision.Refuse(EnrolmentDecision.Why why, String sentence) ->
          told(address, "-", new EstResponse.No(why, sentence));
      case EnrolmentDecision.Issue(KioskId name) ->
          given(name, request, current)
              .<EstResponse>map(EstResponse.Certificate::new)
              .orElseGet(() -> issue(name, request, address));
    };
  }

  /** The same answer again for a client that did not get or keep it. */
  private Optional<X509Certificate> given(
      KioskId name, SigningRequest request, Optional<X509Certificate> current) {
    return authority
        .fresh(name, request.fingerprint())
        .filter(known -> current.map(present -> !present.equals(known)).orElse(true));
  }

  private EstResponse issue(KioskId name, SigningRequest request, String address) {
    audit.append(
        new AuditEntry(
            new Actor.Kiosk(name.name().in(name.territory())),
            "certificate.issued",
            name.commonName(),
            Optional.of(address),
            Map.of("territory", name.territory().value(), "key", request.fingerprint().hex())));
    X509Certificate certificate = authority.issue(name, request.key());
    // Asked again, since whoever took the name away meanwhile did not know of this certificate.
    if (!desk.isStillGiven(name, request.fingerprint())) {
      return takeBack(certificate, name, address);
    }
    org.slf4j.LoggerFactory.getLogger(CertificateEnrolmentService.class)
        .atInfo()
        .addKeyValue("kiosk", name.name())
        .addKeyValue(
            "serial",
            CertificateSerialNumber.of(certificate).map(CertificateSerialNumber::hex).orElse("-"))
        .addKeyValue("until", certificate.getNotAfter().toInstant())
        .log("A kiosk got a certificate.");
    return new EstResponse.Certificate(certificate);
  }

  private EstResponse takeBack(X509Certificate certificate, KioskId name, String address) {
    CertificateSerialNumber.of(certificate)
        .ifPresent(
            serial -> {
              boolean _ = authority.revoke(serial, RevocationReason.PRIVILEGE_WITHDRAWN);
            });
    return told(
        address,
        name.commonName(),
        new EstResponse.No(
            EnrolmentDecision.Why.NOT_ALLOWED,
            "this unit was retired, replaced or revoked while its certificate was being made; ask"
                + " again to learn what became of it"));
  }

  private EstResponse told(String address, String subject, EstResponse.No no) {
    refusals.tell(
        new DeviceRefusalAudit.Refusal(
            address,
            "est-" + no.why().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
            subject,
            no.sentence()));
    return no;
  }
}
