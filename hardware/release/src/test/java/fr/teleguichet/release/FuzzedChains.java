package fr.teleguichet.release;

import static fr.teleguichet.release.FuzzTarget.holds;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signatures by strangers that hold, with up to sixteen certificates in every relation to each
 * other: the way to somebody who is trusted is looked for, is not there, and must not take long. In
 * between the one who is trusted, through an authority that comes along.
 */
final class FuzzedChains implements FuzzTarget {

  private static final byte[] CONTENT = "anything".getBytes(StandardCharsets.UTF_8);
  private static final int CERTIFICATES = 60;
  private static final int MAX_COUNT = 15;

  private final CmsSignatureVerifier signatures;
  private final ReleaseSigner trusted;
  private final List<ReleaseSigner> strangers = new ArrayList<>();
  private final List<X509Certificate> certificates = new ArrayList<>();

  FuzzedChains(TestKeys keys) {
    this.signatures = new CmsSignatureVerifier(keys.trust(), TestKeys.NOW);
    TestKeys authority = keys.below("Releases of the year");
    this.trusted = authority.signer();
    Random random = new Random(CERTIFICATES);
    List<X500Name> names =
        List.of(
            new X500Name("CN=X"),
            new X500Name("CN=Releases root"),
            new X500Name("CN=Releases of the year"),
            new X500NameBuilder()
                .addRDN(BCStyle.CN, new DERUTF8String("a\nb\u202e" + "c".repeat(900)))
                .build());
    List<KeyPair> pairs = List.of(TestKeys.key("EC"), TestKeys.key("EC"), TestKeys.key("RSA"));
    for (int i = 0; i < CERTIFICATES; i++) {
      // Mostly few names and keys, so that there are many ways from one to another.
      int name = random.nextInt(3) == 0 ? random.nextInt(names.size()) : 0;
      int issuer = random.nextInt(3) == 0 ? random.nextInt(names.size()) : 0;
      KeyPair pair = pairs.get(random.nextInt(pairs.size()));
      KeyPair by = pairs.get(random.nextInt(pairs.size()));
      SubjectPublicKeyInfo key =
          random.nextInt(4) == 0
              ? withoutParameters(i)
              : SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
      X509Certificate certificate = certificate(i + 2, names.get(name), key, names.get(issuer), by);
      certificates.add(certificate);
      strangers.add(new ReleaseSigner(pair.getPrivate(), certificate, List.of()));
    }
    certificates.addAll(trusted.authorities());
  }

  /** The JDK does not check what was signed by somebody with such a key (RFC 3279, 2.3.2). */
  private static SubjectPublicKeyInfo withoutParameters(int number) {
    try {
      return new SubjectPublicKeyInfo(
          new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa),
          new ASN1Integer(BigInteger.ONE.shiftLeft(1030).add(BigInteger.valueOf(number))));
    } catch (java.io.IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static X509Certificate certificate(
      int number, X500Name subject, SubjectPublicKeyInfo key, X500Name issuer, KeyPair by) {
    String algorithm =
        by.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              new X509v3CertificateBuilder(
                      issuer,
                      BigInteger.valueOf(number),
                      Date.from(TestKeys.NOW.minus(Duration.ofDays(9))),
                      Date.from(TestKeys.NOW.plus(Duration.ofDays(9))),
                      subject,
                      key)
                  .addExtension(
                      org.bouncycastle.asn1.x509.Extension.basicConstraints,
                      true,
                      new BasicConstraints(true))
                  .build(new JcaContentSignerBuilder(algorithm).build(by.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public byte[] next(Random random) {
    List<X509Certificate> shuffled = new ArrayList<>(certificates);
    Collections.shuffle(shuffled, random);
    List<X509Certificate> some = new ArrayList<>(shuffled.subList(0, random.nextInt(MAX_COUNT)));
    boolean known = random.nextInt(4) == 0;
    if (known && random.nextBoolean()) {
      some.addAll(trusted.authorities());
    }
    ReleaseSigner signer = known ? trusted : strangers.get(random.nextInt(strangers.size()));
    return new ReleaseSigner(signer.key(), signer.certificate(), some).detached(CONTENT);
  }

  @Override
  public boolean read(byte[] bytes) throws ReleaseException {
    SignerIdentity signer = signatures.ofDetached(bytes, CONTENT);
    holds(
        signer.fingerprint().equals(SignerIdentity.fingerprint(trusted.certificate())),
        "a stranger: " + signer);
    Fuzzing.isALine(signer.subject());
    return true;
  }
}
