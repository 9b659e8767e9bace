package fr.teleguichet.est;

import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A small fleet authority: a root, an issuing certificate, and leaves of every kind. */
public final class TestAuthority {

  static final String CLAIM_ID = "0123456789abcdefABCDE_";
  static final String CLAIM_SECRET = "s3cret-s3cret-s3cret-s3cret-s3cret-s3cret-0";

  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final Pair root;
  private final Pair issuing;

  /** A certificate with its key. */
  public record Pair(X509Certificate certificate, KeyPair key) {}

  private TestAuthority(Pair root, Pair issuing) {
    this.root = root;
    this.issuing = issuing;
  }

  /** Makes an authority that nobody knows yet. */
  public static TestAuthority make(String name) {
    var times = new Times(Instant.now().minus(Duration.ofDays(900)), Duration.ofDays(7300));
    KeyPair rootKey = key();
    Pair root = ca("CN=" + name + " root", rootKey.getPublic(), null, rootKey, times);
    root = new Pair(root.certificate, rootKey);
    KeyPair issuingKey = key();
    Pair issuing = ca("CN=" + name + " issuing", issuingKey.getPublic(), root, rootKey, times);
    return new TestAuthority(root, new Pair(issuing.certificate, issuingKey));
  }

  /** From when, and how long. */
  public record Times(Instant from, Duration life) {
    Instant until() {
      return from.plus(life);
    }
  }

  public X509Certificate root() {
    return root.certificate;
  }

  public X509Certificate issuing() {
    return issuing.certificate;
  }

  /** A claim that turns one unit into this kiosk, for a day from now on. */
  public EnrolmentClaim claim(KioskId kiosk, URI manager) {
    return claim(kiosk, manager, Instant.now().plus(Duration.ofDays(1)));
  }

  /** A claim that turns one unit into this kiosk until then. */
  public EnrolmentClaim claim(KioskId kiosk, URI manager, Instant expires) {
    return new EnrolmentClaim(
        CLAIM_ID, CLAIM_SECRET, kiosk.name(), kiosk.territory(), manager, expires, List.of(root()));
  }

  /** A unit's certificate for 90 days from five minutes ago. */
  public X509Certificate unit(PublicKey key, SpiffeId name) {
    return unit(
        key, name, new Times(Instant.now().minus(Duration.ofMinutes(5)), Duration.ofDays(90)));
  }

  /** A unit's certificate. */
  public X509Certificate unit(PublicKey key, SpiffeId name, Times times) {
    var names =
        new GeneralNames(
            new GeneralName(GeneralName.uniformResourceIdentifier, name.uri().toString()));
    return leaf("CN=" + name.commonName(), key, names, KeyPurposeId.id_kp_clientAuth, times);
  }

  /** A certificate that names nobody. */
  public X509Certificate nameless(PublicKey key) {
    var names = new GeneralNames(new GeneralName(GeneralName.dNSName, "nobody.example"));
    return leaf("CN=nobody", key, names, KeyPurposeId.id_kp_clientAuth, recent());
  }

  /** A unit's certificate that is for servers. */
  public X509Certificate wrongPurpose(PublicKey key, SpiffeId name) {
    var names =
        new GeneralNames(
            new GeneralName(GeneralName.uniformResourceIdentifier, name.uri().toString()));
    return leaf("CN=x", key, names, KeyPurposeId.id_kp_serverAuth, recent());
  }

  /** A server's certificate and key. */
  public Pair server(String host, Times times) {
    KeyPair key = key();
    int kind = host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName;
    var names = new GeneralNames(new GeneralName(kind, host));
    return new Pair(
        leaf("CN=server", key.getPublic(), names, KeyPurposeId.id_kp_serverAuth, times), key);
  }

  /** Five minutes ago, for 90 days. */
  public static Times recent() {
    return new Times(Instant.now().minus(Duration.ofMinutes(5)), Duration.ofDays(90));
  }

  /** TLS for a server with this certificate, which takes this authority's clients. */
  public SSLContext tls(Pair server) {
    try {
      char[] password = "memory".toCharArray();
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry(
          "server",
          server.key.getPrivate(),
          password,
          new X509Certificate[] {server.certificate, issuing.certificate});
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, password);
      KeyStore known = KeyStore.getInstance("PKCS12");
      known.load(null, null);
      known.setCertificateEntry("root", root.certificate);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(known);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A certs-only PKCS #7 in DER. */
  public static byte[] certsOnly(X509Certificate... certificates) {
    try {
      var generator = new CMSSignedDataGenerator();
      generator.addCertificates(new JcaCertStore(new ArrayList<>(Arrays.asList(certificates))));
      return generator.generate(new CMSAbsentContent()).getEncoded();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** A new EC P-256 key. */
  public static KeyPair key() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Pair ca(
      String name,
      PublicKey key,
      @org.jspecify.annotations.Nullable Pair signer,
      KeyPair signing,
      Times times) {
    try {
      var subject = new X500Name(name);
      var issuer =
          signer == null
              ? subject
              : X500Name.getInstance(signer.certificate.getSubjectX500Principal().getEncoded());
      var builder =
          new JcaX509v3CertificateBuilder(
                  issuer,
                  BigInteger.valueOf(SERIAL.getAndIncrement()),
                  Date.from(times.from),
                  Date.from(times.until()),
                  subject,
                  key)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
              .addExtension(
                  Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return new Pair(sign(builder, signing), signing);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private X509Certificate leaf(
      String name, PublicKey key, GeneralNames names, KeyPurposeId purpose, Times times) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
                  issuing.certificate,
                  BigInteger.valueOf(SERIAL.getAndIncrement()),
                  Date.from(times.from),
                  Date.from(times.until()),
                  new X500Name(name),
                  key)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose))
              .addExtension(Extension.subjectAlternativeName, false, names);
      return sign(builder, issuing.key);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static X509Certificate sign(
      org.bouncycastle.cert.X509v3CertificateBuilder builder, KeyPair signing) throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(signing.getPrivate())));
  }

  /** All that a server gives out as cacerts. */
  public List<X509Certificate> published() {
    return List.of(root.certificate, issuing.certificate);
  }
}
