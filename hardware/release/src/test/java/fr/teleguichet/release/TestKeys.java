package fr.teleguichet.release;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority for release keys, and keys of every kind. */
public final class TestKeys {

  /** The day of the tests. */
  public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private final KeyPair rootKey;
  private final X509Certificate root;

  /** What goes along with a signature, for those who only know an authority above. */
  private final List<X509Certificate> alongside;

  private TestKeys(KeyPair rootKey, X509Certificate root, List<X509Certificate> alongside) {
    this.rootKey = rootKey;
    this.root = root;
    this.alongside = alongside;
  }

  /** An authority that nobody knows yet. */
  public static TestKeys make(String name) {
    KeyPair key = key("EC");
    X500Name subject = new X500Name("CN=" + name);
    return new TestKeys(
        key,
        certificate(
            new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.ONE,
                Date.from(NOW.minus(Duration.ofDays(900))),
                Date.from(NOW.plus(Duration.ofDays(7300))),
                subject,
                key.getPublic()),
            key,
            new BasicConstraints(true),
            new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign),
            null),
        List.of());
  }

  /** An authority that this one vouches for. */
  public TestKeys below(String name) {
    KeyPair key = key("EC");
    X509Certificate certificate =
        certificate(
            new JcaX509v3CertificateBuilder(
                new X500Name(root.getSubjectX500Principal().getName()),
                BigInteger.TEN,
                Date.from(NOW.minus(Duration.ofDays(300))),
                Date.from(NOW.plus(Duration.ofDays(300))),
                new X500Name("CN=" + name),
                key.getPublic()),
            rootKey,
            new BasicConstraints(true),
            new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign),
            null);
    return new TestKeys(key, certificate, List.of(certificate));
  }

  /** Believes this authority. */
  public ReleaseTrust trust() {
    return new ReleaseTrust(List.of(root));
  }

  /** A key for releases. */
  public ReleaseSigner signer() {
    return signer("EC", KeyPurposeId.id_kp_codeSigning, NOW.minus(Duration.ofDays(30)));
  }

  /**
   * A key with a certificate for a year.
   *
   * @param algorithm EC or RSA
   */
  public ReleaseSigner signer(String algorithm, KeyPurposeId purpose, Instant from) {
    KeyPair key = key(algorithm);
    X509Certificate certificate =
        certificate(
            new JcaX509v3CertificateBuilder(
                new X500Name(root.getSubjectX500Principal().getName()),
                BigInteger.TWO,
                Date.from(from),
                Date.from(from.plus(Duration.ofDays(365))),
                new X500Name("CN=Releases"),
                key.getPublic()),
            rootKey,
            new BasicConstraints(false),
            new KeyUsage(KeyUsage.digitalSignature),
            new ExtendedKeyUsage(purpose));
    return new ReleaseSigner(key.getPrivate(), certificate, alongside);
  }

  static KeyPair key(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(algorithm.equals("EC") ? 256 : 2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static X509Certificate certificate(
      JcaX509v3CertificateBuilder builder,
      KeyPair signer,
      BasicConstraints constraints,
      KeyUsage usage,
      @org.jspecify.annotations.Nullable ExtendedKeyUsage purpose) {
    try {
      builder
          .addExtension(Extension.basicConstraints, true, constraints)
          .addExtension(Extension.keyUsage, true, usage);
      if (purpose != null) {
        // Critical, as time stamping and some authorities of code signing have it.
        builder.addExtension(Extension.extendedKeyUsage, true, purpose);
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A certificate as programs read it. */
  public static String pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The authority's certificate as programs read it. */
  public String pem() {
    return pem(root);
  }

  /** Writes a signer's key and certificate for programs. */
  public static void write(ReleaseSigner signer, Path folder) throws IOException {
    Path _ = Files.writeString(folder.resolve("sign.pem"), pem(signer.certificate()));
    Path _ =
        Files.writeString(
            folder.resolve("sign-key.pem"), pem("PRIVATE KEY", signer.key().getEncoded()));
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
  }
}
