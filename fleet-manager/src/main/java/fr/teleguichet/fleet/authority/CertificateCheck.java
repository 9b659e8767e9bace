package fr.teleguichet.fleet.authority;

import fr.teleguichet.hardware.identity.CertificateName;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges certificates that clients show (RFC 5280, section 6). The issuing certificates themselves
 * are the trust anchors: which of them count is known here, so nothing else that a client sends
 * along is looked at.
 */
final class CertificateCheck {
  private static final String CLIENT_PURPOSE = "1.3.6.1.5.5.7.3.2";
  private static final Set<String> BROKEN_HASHES = Set.of("MD2", "MD4", "MD5", "SHA1");

  private final Set<TrustAnchor> issuing;
  private final Set<Serial> revoked;

  CertificateCheck(List<X509Certificate> issuing, Set<Serial> revoked) {
    this.issuing =
        issuing.stream()
            .map(certificate -> new TrustAnchor(certificate, null))
            .collect(Collectors.toUnmodifiableSet());
    this.revoked = revoked;
  }

  Standing check(X509Certificate certificate, Instant now) {
    if (isWeak(certificate)) {
      return refused(
          Flaw.WEAK,
          "The certificate has a key or a signature that can be forged: enrol with a key on the"
              + " curve P-256.");
    }
    if (!isOurs(certificate, now)) {
      return refused(
          Flaw.FOREIGN,
          "The certificate was not signed by this fleet: enrol the kiosk here, or remove the old"
              + " certificate from it.");
    }
    Optional<CertificateName> name = CertificateName.of(certificate);
    if (name.isEmpty() || !isForClients(certificate)) {
      return refused(
          Flaw.WRONG_PURPOSE, "The certificate is not that of a kiosk: show the kiosk’s own.");
    }
    if (Serial.of(certificate).map(revoked::contains).orElse(true)) {
      return refused(
          Flaw.REVOKED,
          "The certificate was revoked: if the kiosk shall come back, prepare it anew with a"
              + " claim.");
    }
    Life life = Life.of(certificate);
    if (now.isBefore(life.begin())) {
      return refused(
          Flaw.NOT_YET_VALID,
          "The certificate is valid from "
              + life.begin()
              + " on and here it is "
              + now
              + ": set the clocks right.");
    }
    return now.isAfter(life.end())
        ? new Standing.Lapsed(name.get(), certificate)
        : new Standing.Valid(name.get(), certificate);
  }

  private static Standing refused(Flaw flaw, String sentence) {
    return new Standing.Refused(flaw, sentence);
  }

  private static boolean isWeak(X509Certificate certificate) {
    String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT).replace("-", "");
    return BROKEN_HASHES.stream().anyMatch(signature::startsWith)
        || KeyPolicy.objection(certificate.getPublicKey()).isPresent();
  }

  /** Whether one of our keys signed it; judged at an instant of its own life. */
  private boolean isOurs(X509Certificate certificate, Instant now) {
    Life life = Life.of(certificate);
    Instant within =
        now.isBefore(life.begin()) ? life.begin() : now.isAfter(life.end()) ? life.end() : now;
    try {
      PKIXParameters parameters = new PKIXParameters(issuing);
      // Revocation is asked of the database, which is ahead of every list.
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(within));
      CertPath path =
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
      var _ = CertPathValidator.getInstance("PKIX").validate(path, parameters);
      return true;
    } catch (CertPathValidatorException _) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK can validate a path", e);
    }
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
