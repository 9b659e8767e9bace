package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.SpiffeId;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Judges certificates that clients show (RFC 5280, section 6). The issuing certificates themselves
 * are the trust anchors: which of them count is known here, so nothing else that a client sends
 * along is looked at.
 */
final class ClientCertificateValidator {
  private static final String CLIENT_PURPOSE = "1.3.6.1.5.5.7.3.2";
  private static final Set<String> BROKEN_HASHES = Set.of("MD2", "MD4", "MD5", "SHA1");

  static final int MAX_REMEMBERED = 20_000;

  /** What no time changes about a certificate that we signed. */
  private record Facts(SpiffeId name, CertificateSerialNumber serial, ValidityPeriod life) {}

  private final List<X509Certificate> issuing;
  private final Set<TrustAnchor> anchors;
  private final Set<CertificateSerialNumber> revoked;

  /**
   * Certificates that one of the issuing ones signed. A signature's verification costs more than
   * all else that a request does, and its result stays the same; revocation and time are asked at
   * each request all the same. Only what is good is remembered, so that nobody fills this without
   * our signature.
   */
  private final Map<X509Certificate, Facts> signed;

  ClientCertificateValidator(List<X509Certificate> issuing, Set<CertificateSerialNumber> revoked) {
    this(issuing, revoked, new ConcurrentHashMap<>());
  }

  private ClientCertificateValidator(
      List<X509Certificate> issuing,
      Set<CertificateSerialNumber> revoked,
      Map<X509Certificate, Facts> signed) {
    this.issuing = List.copyOf(issuing);
    this.anchors =
        issuing.stream()
            .map(certificate -> new TrustAnchor(certificate, null))
            .collect(Collectors.toUnmodifiableSet());
    this.revoked = revoked;
    this.signed = signed;
  }

  /** The same with what counts now; what was verified is kept where nobody else signs now. */
  ClientCertificateValidator next(
      List<X509Certificate> issuing, Set<CertificateSerialNumber> revoked) {
    return new ClientCertificateValidator(
        issuing, revoked, issuing.equals(this.issuing) ? signed : new ConcurrentHashMap<>());
  }

  CertificateStatus check(X509Certificate certificate, Instant now) {
    Facts known = signed.get(certificate);
    return known == null ? verify(certificate, now) : judge(certificate, known, now);
  }

  private CertificateStatus verify(X509Certificate certificate, Instant now) {
    if (isWeak(certificate)) {
      return refused(
          ClientCertificateDefect.WEAK,
          "The certificate has a key or a signature that can be forged: enrol with a key on the"
              + " curve P-256.");
    }
    if (!isOurs(certificate, now)) {
      return refused(
          ClientCertificateDefect.FOREIGN,
          "The certificate was not signed by this fleet: enrol the kiosk here, or remove the old"
              + " certificate from it.");
    }
    Optional<SpiffeId> name = SpiffeId.of(certificate);
    if (name.isEmpty() || !isForClients(certificate)) {
      return refused(
          ClientCertificateDefect.WRONG_PURPOSE,
          "The certificate is not that of a kiosk: show the kiosk’s own.");
    }
    Optional<CertificateSerialNumber> serial = CertificateSerialNumber.of(certificate);
    if (serial.isEmpty()) {
      return revoked();
    }
    Facts facts = new Facts(name.get(), serial.get(), ValidityPeriod.of(certificate));
    if (signed.size() >= MAX_REMEMBERED) {
      signed.clear();
    }
    Facts _ = signed.put(certificate, facts);
    return judge(certificate, facts, now);
  }

  private CertificateStatus judge(X509Certificate certificate, Facts facts, Instant now) {
    if (revoked.contains(facts.serial())) {
      return revoked();
    }
    if (now.isBefore(facts.life().begin())) {
      return refused(
          ClientCertificateDefect.NOT_YET_VALID,
          "The certificate is valid from "
              + facts.life().begin()
              + " on and here it is "
              + now
              + ": set the clocks right.");
    }
    return now.isAfter(facts.life().end())
        ? new CertificateStatus.Lapsed(facts.name(), certificate)
        : new CertificateStatus.Valid(facts.name(), certificate);
  }

  private static CertificateStatus revoked() {
    return refused(
        ClientCertificateDefect.REVOKED,
        "The certificate was revoked: if the kiosk shall come back, prepare it anew with a"
            + " claim.");
  }

  private static CertificateStatus refused(ClientCertificateDefect flaw, String sentence) {
    return new CertificateStatus.Refused(flaw, sentence);
  }

  private static boolean isWeak(X509Certificate certificate) {
    String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT).replace("-", "");
    return BROKEN_HASHES.stream().anyMatch(signature::startsWith)
        || KeyPolicy.objection(certificate.getPublicKey()).isPresent();
  }

  /** Whether one of our keys signed it; judged at an instant of its own life. */
  private boolean isOurs(X509Certificate certificate, Instant now) {
    ValidityPeriod life = ValidityPeriod.of(certificate);
    Instant within =
        now.isBefore(life.begin()) ? life.begin() : now.isAfter(life.end()) ? life.end() : now;
    try {
      CertPath path =
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
      var _ = CertPathValidator.getInstance("PKIX").validate(path, parameters(within));
      return true;
    } catch (CertPathValidatorException _) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK can validate a path", e);
    }
  }

  private PKIXParameters parameters(Instant instant) throws GeneralSecurityException {
    PKIXParameters parameters = new PKIXParameters(anchors);
    // Revocation is asked of the database, which is ahead of every list.
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(instant));
    return parameters;
  }

  private static boolean isForClients(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return certificate.getBasicConstraints() < 0
          && purposes != null
          && purposes.contains(CLIENT_PURPOSE);
    } catch (CertificateParsingException _) {
      return false;
    }
  }
}
