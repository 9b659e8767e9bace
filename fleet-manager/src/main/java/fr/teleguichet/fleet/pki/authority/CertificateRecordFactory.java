package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Puts what was signed into the words of the book. */
final class CertificateRecordFactory {
  private CertificateRecordFactory() {}

  static CertificateRecord record(
      X509Certificate certificate,
      CertificateProfile profile,
      CertificateWithKey issuer,
      Instant now) {
    ValidityPeriod life = ValidityPeriod.of(certificate);
    return new CertificateRecord(
        CertificateSerialNumber.of(certificate).orElseThrow(),
        profile.bookName(),
        issuer.fingerprint(),
        Fingerprint.of(certificate.getPublicKey()),
        life.begin(),
        life.end(),
        now,
        Optional.empty(),
        certificate);
  }

  static Optional<KioskId> kiosk(CertificateProfile profile) {
    return profile instanceof CertificateProfile.Client(KioskId kiosk)
        ? Optional.of(kiosk)
        : Optional.empty();
  }
}
