package fr.teleguichet.release;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key that releases are signed with, and its certificate.
 *
 * @param key of an elliptic curve or RSA
 * @param certificate the key's own
 * @param authorities those between it and the one that is trusted; they go along with the signature
 */
public record ReleaseSigner(
    PrivateKey key, X509Certificate certificate, List<X509Certificate> authorities) {

  private static final int SERIAL_BITS = 127;

  public ReleaseSigner {
    authorities = List.copyOf(authorities);
  }

  /** A new key on the curve P-256, with a certificate that nobody but itself vouches for. */
  public static ReleaseSigner selfSigned(String commonName, Instant from, Instant until) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
      return new ReleaseSigner(pair.getPrivate(), certificate(pair, name, from, until), List.of());
    } catch (GeneralSecurityException | OperatorCreationException | IOException failure) {
      throw new IllegalStateException("a key could not be made", failure);
    }
  }

  private static X509Certificate certificate(
      KeyPair pair, X500Name name, Instant from, Instant until)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
            Date.from(from),
            Date.from(until),
            name,
            pair.getPublic());
    builder
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  /** A signature in DER that stands beside what it signs (RFC 5652), with SHA-256. */
  byte[] detached(byte[] content) {
    String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSimpleSignerInfoGeneratorBuilder().build(algorithm, key, certificate));
      generator.addCertificate(new JcaX509CertificateHolder(certificate));
      generator.addCertificates(new JcaCertStore(authorities));
      return generator.generate(new CMSProcessableByteArray(content), false).getEncoded("DER");
    } catch (GeneralSecurityException
        | OperatorCreationException
        | CMSException
        | IOException failure) {
      throw new IllegalStateException("a signature could not be made", failure);
    }
  }

  /** The certificate alone: a key is nothing for a log. */
  @Override
  public String toString() {
    return "ReleaseSigner[" + certificate.getSubjectX500Principal().getName() + "]";
  }
}
