package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the root and the issuing keys, one file after the other: each step looks at what is there
 * and does the next thing that is missing.
 */
final class AuthoritySetup {
  private static final Logger LOG = LoggerFactory.getLogger(AuthoritySetup.class);

  private final AuthorityFiles files;
  private final CertificateSigner writer;
  private final SecureRandom random;
  private final Clock clock;

  AuthoritySetup(AuthorityFiles files, SecureRandom random, Clock clock) {
    this.files = files;
    this.writer = new CertificateSigner(random);
    this.random = random;
    this.clock = clock;
  }

  /** Makes what is missing of an authority that can issue. */
  void complete() {
    X509Certificate root = root();
    boolean started = files.unfinished().isPresent();
    if (started || files.readIssuing().isEmpty()) {
      issuing(root, rootKey());
    }
  }

  private X509Certificate root() {
    Optional<X509Certificate> present = files.readRootCertificate();
    if (present.isPresent()) {
      return present.get();
    }
    if (files.readRootKey().isEmpty()) {
      if (!files.numbers().isEmpty()) {
        throw AuthorityException.unusable(
            files.rootCertificate(), new IllegalStateException("it is missing"));
      }
      files.write(
          files.rootKey(),
          PemCodec.text(KeyPairFactory.make(KeyPairFactory.P384, random).getPrivate()));
    }
    KeyPair pair = pair(files.rootKey(), KeyPairFactory.P384);
    X509Certificate root =
        writer.selfSigned(
            new CertificateProfile.Root(),
            pair.getPublic(),
            pair.getPrivate(),
            ValidityPeriod.from(clock.instant(), new CertificateProfile.Root().life()));
    files.write(files.rootCertificate(), PemCodec.text(List.of(root)));
    LOG.atInfo()
        .addKeyValue("root", Fingerprint.ofEncoded(DerCertificateCodec.of(root)))
        .log("A certificate authority was made; take a copy of it with authority backup.");
    return root;
  }

  private PrivateKey rootKey() {
    return files.readRootKey().orElseThrow(() -> AuthorityException.noRootKey(files.rootKey()));
  }

  /** Makes a further issuing key with the root's key that is here. */
  void issuing() {
    issuing(root(), rootKey());
  }

  /** Makes a further issuing key with the root's key given. */
  void issuing(X509Certificate root, PrivateKey rootKey) {
    refuseOther(root, rootKey);
    int number = files.unfinished().orElseGet(files::nextNumber);
    if (files.unfinished().isEmpty()) {
      files.write(
          files.issuingKey(number),
          PemCodec.text(KeyPairFactory.make(KeyPairFactory.P256, random).getPrivate()));
    }
    KeyPair pair = pair(files.issuingKey(number), KeyPairFactory.P256);
    X509Certificate certificate =
        writer.write(
            new CertificateProfile.Issuing(),
            pair.getPublic(),
            CertificateSigner.Signer.of(new CertificateWithKey(List.of(root), rootKey)),
            ValidityPeriod.from(clock.instant(), new CertificateProfile.Issuing().life()));
    files.write(files.issuingCertificate(number), PemCodec.text(List.of(certificate)));
    LOG.atInfo()
        .addKeyValue("certificate", certificate.getSubjectX500Principal().getName())
        .addKeyValue("until", certificate.getNotAfter().toInstant())
        .log("A new issuing certificate signs from now on.");
  }

  private static void refuseOther(X509Certificate root, PrivateKey key) {
    try {
      byte[] ours = KeyPairFactory.pair(key, KeyPairFactory.P384).getPublic().getEncoded();
      if (!Arrays.equals(ours, root.getPublicKey().getEncoded())) {
        throw new AuthorityException(
            "The root's private key does not belong to the root certificate of this authority:"
                + " give the key that was exported from it.");
      }
    } catch (GeneralSecurityException e) {
      throw new AuthorityException("The root's private key cannot be used: " + e.getMessage(), e);
    }
  }

  private static KeyPair pair(Path file, String curve) {
    try {
      return KeyPairFactory.pair(PemCodec.key(file), curve);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw AuthorityException.unusable(file, e);
    }
  }
}
