package fr.teleguichet.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Who may sign releases: each of these certificates itself, and whoever leads to one of them that
 * is an authority. Authorities between the two come along with a signature.
 *
 * @param certificates none to believe nobody
 * @param removed who may not sign any more, though a certificate leads to one of those
 */
public record ReleaseTrust(List<X509Certificate> certificates, List<RemovedKey> removed) {

  private static final int MAX_COUNT = 64;
  private static final int MAX_CHARACTERS = 512 * 1024;

  public ReleaseTrust {
    certificates = List.copyOf(certificates);
    removed = List.copyOf(removed);
  }

  /** Believes these, of whom nobody was removed. */
  public ReleaseTrust(List<X509Certificate> certificates) {
    this(certificates, List.of());
  }

  /**
   * Believes whoever signed an archive for SWUpdate, for those who want to know what it says and
   * not whether it counts. Nobody when the file is something else.
   */
  public static ReleaseTrust enclosed(Path file) throws IOException, ReleaseException {
    try (RandomAccessSource source = RandomAccessSource.open(file)) {
      byte[] magic = source.bytes(0, (int) Math.min(source.size(), 6));
      return new ReleaseTrust(
          SwuArchiveVerifier.is(magic)
              ? SwuArchiveVerifier.enclosed(source)
              : List.<X509Certificate>of());
    }
  }

  /** Why this certificate may not sign any more; nothing when it may. */
  public Optional<RemovedKey> removed(X509Certificate certificate) {
    return removed.stream()
        .filter(
            it ->
                it.fingerprint().equals(CmsSignatureVerifier.fingerprint(certificate))
                    || it.fingerprint()
                        .equals(Sha256Digest.hex(certificate.getPublicKey().getEncoded())))
        .findFirst();
  }

  /**
   * The certificates of a PEM text (RFC 7468), one to 64.
   *
   * @throws IllegalArgumentException when it holds none, or something else; the message says so in
   *     a sentence
   */
  public static ReleaseTrust ofPem(String pem) {
    if (pem.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException("The certificates are more than 512 KiB of text.");
    }
    if (pem.contains("PRIVATE KEY")) {
      throw new IllegalArgumentException(
          "There is a private key in it: give the certificate alone, and keep the key away.");
    }
    List<X509Certificate> found = certificates(pem);
    if (found.isEmpty() || found.size() > MAX_COUNT) {
      throw new IllegalArgumentException("Give 1 to " + MAX_COUNT + " certificates as PEM.");
    }
    return new ReleaseTrust(found);
  }

  private static List<X509Certificate> certificates(String pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException failure) {
      throw new IllegalArgumentException("This is no certificate as PEM.", failure);
    }
  }
}
