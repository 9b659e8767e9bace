package fr.teleguichet.fleet.pki.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Writes and signs certificate revocation lists (RFC 5280, section 5). */
final class CrlSigner {
  /** Long enough for an operator to notice that no new list comes. */
  static final Duration NEXT_UPDATE = Duration.ofHours(24);

  private final SecureRandom random;

  CrlSigner(SecureRandom random) {
    this.random = random;
  }

  /**
   * Writes the list of an issuing certificate.
   *
   * @param number larger than that of every list before (RFC 5280, 5.2.3)
   * @param revoked what its key signed and what was revoked since
   * @return DER
   */
  byte[] write(
      CertificateWithKey issuer, BigInteger number, Instant now, List<CertificateRecord> revoked) {
    try {
      X509v2CRLBuilder list =
          new JcaX509v2CRLBuilder(
              issuer.certificate(), Date.from(now.minus(ValidityPeriod.LENIENCE)));
      X509v2CRLBuilder _ = list.setNextUpdate(Date.from(now.plus(NEXT_UPDATE)));
      revoked.forEach(certificate -> add(list, certificate));
      X509v2CRLBuilder _ = list.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
      X509v2CRLBuilder _ =
          list.addExtension(
              Extension.authorityKeyIdentifier,
              false,
              new JcaX509ExtensionUtils()
                  .createAuthorityKeyIdentifier(issuer.certificate().getPublicKey()));
      return list.build(
              new JcaContentSignerBuilder(KeyPairFactory.signature(issuer.key()))
                  .setSecureRandom(random)
                  .build(issuer.key()))
          .getEncoded();
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("a revocation list can't be signed", e);
    }
  }

  private static void add(X509v2CRLBuilder list, CertificateRecord certificate) {
    certificate
        .revocation()
        .ifPresent(
            revocation -> {
              X509v2CRLBuilder _ =
                  list.addCRLEntry(
                      certificate.serial().number(),
                      Date.from(revocation.at()),
                      revocation.reason().number());
            });
  }
}
