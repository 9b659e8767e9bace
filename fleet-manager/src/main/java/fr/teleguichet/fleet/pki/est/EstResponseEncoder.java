package fr.teleguichet.fleet.pki.est;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.util.CollectionStore;

/** Writes what EST answers with: base64 of DER, in lines as older clients want it. */
final class EstResponseEncoder {
  private EstResponseEncoder() {}

  /** Certificates and nothing else in a PKCS #7 message (RFC 7030, 4.1.3). */
  static byte[] certificates(List<X509Certificate> certificates) {
    try {
      List<X509CertificateHolder> holders = new ArrayList<>();
      for (X509Certificate certificate : certificates) {
        holders.add(new JcaX509CertificateHolder(certificate));
      }
      CMSSignedDataGenerator message = new CMSSignedDataGenerator();
      message.addCertificates(new CollectionStore<>(holders));
      return base64(message.generate(new CMSAbsentContent()).getEncoded("DER"));
    } catch (CMSException | CertificateEncodingException | IOException e) {
      throw new IllegalStateException("certificates can be put into a message", e);
    }
  }

  /** What a request should have (RFC 7030, 4.5.2): a key on P-256, signed with SHA-256. */
  static byte[] attributes() {
    try {
      return base64(
          new DERSequence(
                  new ASN1Encodable[] {
                    new Attribute(
                        X9ObjectIdentifiers.id_ecPublicKey,
                        new DERSet(SECObjectIdentifiers.secp256r1)),
                    X9ObjectIdentifiers.ecdsa_with_SHA256
                  })
              .getEncoded("DER"));
    } catch (IOException e) {
      throw new IllegalStateException("a constant can be written", e);
    }
  }

  private static byte[] base64(byte[] der) {
    return (Base64.getMimeEncoder().encodeToString(der) + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
