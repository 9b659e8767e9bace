package fr.teleguichet.fleet.authority;

import fr.teleguichet.hardware.identity.CertificateName;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Puts what was signed into the words of the book. */
final class Issued {
  private Issued() {}

  static CertificateRecord record(
      X509Certificate certificate, Profile profile, KeyedCertificate issuer, Instant now) {
    Life life = Life.of(certificate);
    return new CertificateRecord(
        Serial.of(certificate).orElseThrow(),
        profile.bookName(),
        issuer.fingerprint(),
        Fingerprint.of(certificate.getPublicKey()),
        life.begin(),
        life.end(),
        now,
        Optional.empty(),
        certificate);
  }

  static Optional<CertificateName.Kiosk> kiosk(Profile profile) {
    return profile instanceof Profile.Client(CertificateName.Kiosk kiosk)
        ? Optional.of(kiosk)
        : Optional.empty();
  }
}
