package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.fleet.platform.datadir.AtomicFileWriter;
import fr.teleguichet.fleet.platform.datadir.DataFolderException;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The authority's folder:
 *
 * <pre>
 * root/root-key.pem, root/root.pem       the root; its key may be taken away
 * issuing/1-key.pem, issuing/1.pem, …    issuing keys by number; one without its key is over
 * published/                             what TLS servers and clients read
 * </pre>
 *
 * <p>A key is always written before its certificate, and a certificate before anything that rests
 * on it, so that whatever a power cut leaves behind can be gone on from.
 */
final class AuthorityFiles {
  private static final int MAX_ISSUING = 10_000;

  private final Path folder;

  AuthorityFiles(Path folder) {
    this.folder = folder;
    try {
      for (Path each : List.of(folder, root(), issuing(), published())) {
        ownerOnly(each);
      }
    } catch (IOException e) {
      throw DataFolderException.notWritable(folder, e);
    }
  }

  Path folder() {
    return folder;
  }

  Path published() {
    return folder.resolve("published");
  }

  private Path root() {
    return folder.resolve("root");
  }

  private Path issuing() {
    return folder.resolve("issuing");
  }

  Path rootKey() {
    return root().resolve("root-key.pem");
  }

  Path rootCertificate() {
    return root().resolve("root.pem");
  }

  Path issuingKey(int number) {
    return issuing().resolve(number + "-key.pem");
  }

  Path issuingCertificate(int number) {
    return issuing().resolve(number + ".pem");
  }

  /** Whether there is nothing of an authority yet. */
  boolean isEmpty() {
    return !Files.exists(rootKey()) && !Files.exists(rootCertificate()) && numbers().isEmpty();
  }

  Optional<PrivateKey> readRootKey() {
    return Files.exists(rootKey()) ? Optional.of(PemCodec.key(rootKey())) : Optional.empty();
  }

  Optional<X509Certificate> readRootCertificate() {
    return Files.exists(rootCertificate())
        ? Optional.of(PemCodec.certificate(rootCertificate()))
        : Optional.empty();
  }

  /** The numbers for which there is a key or a certificate, lowest first. */
  List<Integer> numbers() {
    try (Stream<Path> files = Files.list(issuing())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[1-9][0-9]{0,3}(-key)?\\.pem"))
          .map(name -> Integer.valueOf(name.replaceAll("\\D", "")))
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw DataFolderException.notWritable(folder, e);
    }
  }

  int nextNumber() {
    List<Integer> numbers = numbers();
    int next = numbers.isEmpty() ? 1 : numbers.getLast() + 1;
    if (next >= MAX_ISSUING) {
      throw new AuthorityException("There are too many issuing certificates in " + issuing() + ".");
    }
    return next;
  }

  /** A key whose certificate was never written: the next issuing key. */
  Optional<Integer> unfinished() {
    return numbers().stream()
        .filter(number -> !Files.exists(issuingCertificate(number)))
        .findFirst();
  }

  /** The issuing certificates whose keys are here, the newest last. */
  List<CertificateWithKey> readIssuing() {
    return numbers().stream()
        .filter(
            number -> Files.exists(issuingCertificate(number)) && Files.exists(issuingKey(number)))
        .map(
            number ->
                new CertificateWithKey(
                    List.of(PemCodec.certificate(issuingCertificate(number))),
                    PemCodec.key(issuingKey(number))))
        .toList();
  }

  /** Destroys the key of an issuing certificate that vouches for nothing any more. */
  void retire(Fingerprint key) {
    for (int number : IntStream.of(numbersOf(key)).toArray()) {
      try {
        Files.deleteIfExists(issuingKey(number));
      } catch (IOException e) {
        throw DataFolderException.notWritable(folder, e);
      }
    }
  }

  private int[] numbersOf(Fingerprint key) {
    return numbers().stream()
        .filter(number -> Files.exists(issuingCertificate(number)))
        .filter(
            number ->
                Fingerprint.of(PemCodec.certificate(issuingCertificate(number)).getPublicKey())
                    .equals(key))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  void removeRootKey() {
    try {
      boolean _ = Files.deleteIfExists(rootKey());
    } catch (IOException e) {
      throw DataFolderException.notWritable(folder, e);
    }
  }

  void write(Path file, String text) {
    try {
      AtomicFileWriter.write(file, text);
    } catch (IOException e) {
      throw DataFolderException.notWritable(file, e);
    }
  }

  private static void ownerOnly(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path _ =
          Files.createDirectories(
              folder,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }
}
