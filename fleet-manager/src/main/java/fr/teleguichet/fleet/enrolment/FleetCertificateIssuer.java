package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.pki.authority.CertificateRecord;
import fr.teleguichet.hardware.identity.Fingerprint;
import jakarta.inject.Singleton;
import java.util.List;

/** The fleet's own authority, as the register of units needs it. */
@Singleton
final class FleetCertificateIssuer implements CertificateIssuer {

  private final CertificateAuthority authority;

  FleetCertificateIssuer(CertificateAuthority authority) {
    this.authority = authority;
  }

  @Override
  public void revokeAll(Fingerprint key, Reason reason) {
    for (CertificateRecord certificate : authority.certificatesOf(key)) {
      if (certificate.revocation().isEmpty()) {
        boolean _ = authority.revoke(certificate.serial(), reason(reason));
      }
    }
  }

  private static fr.teleguichet.fleet.pki.authority.RevocationReason reason(Reason reason) {
    return switch (reason) {
      case SUPERSEDED -> fr.teleguichet.fleet.pki.authority.RevocationReason.SUPERSEDED;
      case CESSATION -> fr.teleguichet.fleet.pki.authority.RevocationReason.CESSATION_OF_OPERATION;
      case COMPROMISE -> fr.teleguichet.fleet.pki.authority.RevocationReason.KEY_COMPROMISE;
    };
  }

  @Override
  public List<Certificate> certificatesOf(Fingerprint key) {
    return authority.certificatesOf(key).stream()
        .map(
            it ->
                new Certificate(
                    it.serial().toString(),
                    it.notBefore(),
                    it.notAfter(),
                    it.revocation().map(CertificateRecord.Revocation::at)))
        .toList();
  }
}
