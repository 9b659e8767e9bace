package fr.teleguichet.broker.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority of a test's own: a root, an issuing key, and the files that a fleet manager
 * publishes.
 */
public final class TestAuthority {
  private static final Duration YEAR = Duration.ofDays(365);

  /** A certificate with its key; the chain begins with the certificate and ends below the root. */
  public record Leaf(KeyPair keys, List<X509Certificate> chain) {
    /** The certificate itself. */
    public X509Certificate certificate() {
      return chain.getFirst();
    }
  }

  /** What a test may want otherwise. */
  public record Wish(
      String algorithm, String curveOrBits, String signature, Instant notBefore, Instant notAfter) {

    /** What the fleet's authority does. */
    public static Wish usual(Instant now) {
      return new Wish(
          "EC",
          "secp256r1",
          "SHA256withECDSA",
          now.minus(Duration.ofMinutes(5)),
          now.plus(Duration.ofDays(90)));
    }

    /** Another time. */
    public Wish within(Instant from, Instant to) {
      return new Wish(algorithm, curveOrBits, signature, from, to);
    }

    /** Another kind of key. */
    public Wish withKey(String keyAlgorithm, String size) {
      return new Wish(keyAlgorithm, size, signature, notBefore, notAfter);
    }

    /** Another signature of the authority. */
    public Wish signedWith(String algorithmOfSignature) {
      return new Wish(algorithm, curveOrBits, algorithmOfSignature, notBefore, notAfter);
    }
  }

  private final SecureRandom random = new SecureRandom();
  private final Instant now;
  private final String name;
  private final KeyPair rootKeys;
  private final X509Certificate root;
  private final KeyPair issuingKeys;
  private final X509Certificate issuing;
  private final List<X509Certificate> revoked = new ArrayList<>();
  private long lists;

  /** A new authority. */
  public TestAuthority(String name, Instant now) {
    this.now = now;
    this.name = name;
    this.rootKeys = keys("EC", "secp384r1");
    this.root = authority(name + " root", name + " root", rootKeys, rootKeys, "SHA384withECDSA", 1);
    this.issuingKeys = keys("EC", "secp256r1");
    this.issuing =
        authority(name + " issuing", name + " root", issuingKeys, rootKeys, "SHA384withECDSA", 0);
  }

  /** The root's certificate. */
  public X509Certificate root() {
    return root;
  }

  /** A kiosk's certificate as the fleet's authority makes them. */
  public Leaf kiosk(String territory, String kiosk) {
    return kiosk(territory, kiosk, Wish.usual(now));
  }

  /** A kiosk's certificate that a test wants otherwise. */
  public Leaf kiosk(String territory, String kiosk, Wish wish) {
    return client(
        "OU=" + territory + ",CN=" + kiosk,
        "spiffe://teleguichet/kiosk/" + territory + "/" + kiosk,
        wish);
  }

  /** A host's certificate. */
  public Leaf host(String id) {
    return client("CN=host:" + id, "spiffe://teleguichet/host/" + id, Wish.usual(now));
  }

  /** A client's certificate with any name. */
  public Leaf client(String subject, String uri, Wish wish) {
    return leaf(
        subject,
        wish,
        KeyPurposeId.id_kp_clientAuth,
        new GeneralName(GeneralName.uniformResourceIdentifier, uri));
  }

  /** A server's certificate for this machine. */
  public Leaf server() {
    return leaf(
        "CN=" + name + " broker",
        Wish.usual(now),
        KeyPurposeId.id_kp_serverAuth,
        new GeneralName(GeneralName.dNSName, "localhost"),
        new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
  }

  /** Puts a certificate on the revocation list; to be published. */
  public void revoke(Leaf leaf) {
    revoked.add(leaf.certificate());
  }

  /** Writes every file that servers read, with a broker's certificate. */
  public void publish(Path folder, Leaf broker) throws IOException {
    Files.createDirectories(folder);
    write(folder.resolve("authorities.pem"), pem(root) + pem(issuing));
    write(folder.resolve("broker.pem"), pem(broker));
    write(folder.resolve("broker-key.pem"), keyPem(broker));
    Leaf host = host("teleguichet");
    write(folder.resolve("host.pem"), pem(host));
    write(folder.resolve("host-key.pem"), keyPem(host));
    publishList(folder);
  }

  /** Writes the revocation list only. */
  public void publishList(Path folder) throws IOException {
    publishList(folder, Duration.ofHours(24));
  }

  /** Writes the revocation list only, to be followed by another one so much later than now. */
  public void publishList(Path folder, Duration next) throws IOException {
    write(folder.resolve("crl.pem"), list(now.plus(next)));
  }

  /** A certificate with those that lead to the root. */
  public static String pem(Leaf leaf) {
    StringBuilder text = new StringBuilder();
    leaf.chain().forEach(certificate -> text.append(pem(certificate)));
    return text.toString();
  }

  /** A private key, PKCS #8. */
  public static String keyPem(Leaf leaf) {
    return pem("PRIVATE KEY", leaf.keys().getPrivate().getEncoded());
  }

  /** A certificate. */
  public static String pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Replaces a file whole, as publishers do. */
  public static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Path _ = Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  private String list(Instant next) {
    try {
      lists++;
      X509v2CRLBuilder builder =
          new X509v2CRLBuilder(x500(issuing), Date.from(now.minusSeconds(3_600)));
      builder.setNextUpdate(Date.from(next));
      revoked.forEach(
          certificate ->
              builder.addCRLEntry(
                  certificate.getSerialNumber(), Date.from(now), CRLReason.cessationOfOperation));
      builder.addExtension(
          Extension.cRLNumber, false, new org.bouncycastle.asn1.x509.CRLNumber(big(lists)));
      return pem(
          "X509 CRL",
          builder
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuingKeys.getPrivate()))
              .getEncoded());
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Leaf leaf(String subject, Wish wish, KeyPurposeId purpose, GeneralName... names) {
    KeyPair keys = keys(wish.algorithm(), wish.curveOrBits());
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              x500(issuing),
              new BigInteger(127, random),
              Date.from(wish.notBefore()),
              Date.from(wish.notAfter()),
              new X500Name(subject),
              keys.getPublic());
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      return new Leaf(keys, List.of(signed(builder, issuingKeys, wish.signature()), issuing));
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate authority(
      String subject, String issuer, KeyPair keys, KeyPair signer, String algorithm, int path) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + issuer),
              new BigInteger(127, random),
              Date.from(now.minus(YEAR)),
              Date.from(now.plus(YEAR)),
              new X500Name("CN=" + subject),
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(path));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return signed(builder, signer, algorithm);
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate signed(
      JcaX509v3CertificateBuilder builder, KeyPair signer, String algorithm) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X500Name x500(X509Certificate certificate) {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  private static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }

  private static KeyPair keys(String algorithm, String curveOrBits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec(curveOrBits));
      } else {
        generator.initialize(Integer.parseInt(curveOrBits));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
