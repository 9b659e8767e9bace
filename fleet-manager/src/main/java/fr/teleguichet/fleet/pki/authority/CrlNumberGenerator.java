package fr.teleguichet.fleet.pki.authority;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;

/**
 * Numbers of revocation lists, which must grow (RFC 5280, 5.2.3): the milliseconds of the clock, or
 * one more than the last when the clock went back.
 */
final class CrlNumberGenerator {
  private BigInteger last;

  private CrlNumberGenerator(BigInteger last) {
    this.last = last;
  }

  /** Numbers after those of lists that were published before. */
  static CrlNumberGenerator after(List<byte[]> lists) {
    return new CrlNumberGenerator(
        lists.stream().map(CrlNumberGenerator::number).reduce(BigInteger.ZERO, BigInteger::max));
  }

  BigInteger next(Instant now) {
    last = last.add(BigInteger.ONE).max(BigInteger.valueOf(now.toEpochMilli()));
    return last;
  }

  private static BigInteger number(byte[] list) {
    try {
      X509CRL crl =
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list));
      byte[] extension = crl.getExtensionValue(Extension.cRLNumber.getId());
      return extension == null
          ? BigInteger.ZERO
          : ASN1Integer.getInstance(ASN1OctetString.getInstance(extension).getOctets()).getValue();
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return BigInteger.ZERO;
    }
  }
}
