package fr.teleguichet.fleet.pki.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The files for TLS servers and clients of the fleet manager, each written whole by rename. A key
 * is written before its certificate, so a reader that finds two that do not match reads again.
 */
final class PublishedCertificateFiles {
  private final AuthorityFiles files;
  private final SecureRandom random;

  PublishedCertificateFiles(AuthorityFiles files, SecureRandom random) {
    this.files = files;
    this.random = random;
  }

  private Path file(String name) {
    return files.published().resolve(name);
  }

  /** Writes who vouches for certificates of this fleet; nothing when that stands there already. */
  void authorities(List<X509Certificate> authorities) {
    String text = PemCodec.text(authorities);
    if (!text.equals(present(file("authorities.pem")))) {
      files.write(file("authorities.pem"), text);
    }
  }

  private static String present(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException _) {
      return "";
    }
  }

  void lists(List<byte[]> lists) {
    StringBuilder text = new StringBuilder();
    lists.forEach(list -> text.append(PemCodec.text(PemCodec.REVOCATION_LIST, list)));
    files.write(file("crl.pem"), text.toString());
  }

  /** The lists that were written last, DER. */
  List<byte[]> readLists() {
    try {
      return Files.exists(file("crl.pem"))
          ? PemCodec.read(file("crl.pem"), PemCodec.REVOCATION_LIST)
          : List.of();
    } catch (IOException _) {
      return List.of();
    }
  }

  void write(ManagerCertificatePolicy.Use use, CertificateWithKey leaf) {
    files.write(file(use.code() + "-key.pem"), PemCodec.text(leaf.key()));
    files.write(file(use.code() + ".pem"), PemCodec.text(leaf.chain()));
  }

  /** What was written last; empty when it is missing, damaged, or half of it was replaced. */
  Optional<CertificateWithKey> read(ManagerCertificatePolicy.Use use) {
    Path certificate = file(use.code() + ".pem");
    Path key = file(use.code() + "-key.pem");
    if (!Files.exists(certificate) || !Files.exists(key)) {
      return Optional.empty();
    }
    try {
      List<X509Certificate> chain = PemCodec.certificates(certificate);
      return chain.isEmpty()
          ? Optional.empty()
          : Optional.of(new CertificateWithKey(chain, PemCodec.key(key))).filter(this::matches);
    } catch (AuthorityException _) {
      return Optional.empty();
    }
  }

  private boolean matches(CertificateWithKey leaf) {
    byte[] sample = {1, 2, 3};
    try {
      return verifies(leaf.certificate(), sample, sign(leaf.key(), sample));
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private byte[] sign(PrivateKey key, byte[] sample) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(KeyPairFactory.signature(key));
    signature.initSign(key, random);
    signature.update(sample);
    return signature.sign();
  }

  private static boolean verifies(X509Certificate certificate, byte[] sample, byte[] signed)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initVerify(certificate.getPublicKey());
    signature.update(sample);
    return signature.verify(signed);
  }
}
