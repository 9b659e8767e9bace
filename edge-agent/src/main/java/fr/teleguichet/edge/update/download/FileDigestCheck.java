package fr.teleguichet.edge.update.download;

import fr.teleguichet.edge.update.ddi.ArtifactHashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The sums of a file on the disk. */
final class FileDigestCheck {

  private FileDigestCheck() {}

  /**
   * The sum in which the file differs from what was told; nothing when it is the file. Only the
   * strongest one is reckoned: a weaker one says nothing more, and costs a kiosk as much time.
   */
  static Optional<String> difference(Path file, ArtifactHashes told) throws IOException {
    if (told.sha256().isPresent()) {
      return differs(file, "SHA-256", told.sha256()) ? Optional.of("sha256") : Optional.empty();
    }
    if (differs(file, "SHA-1", told.sha1())) {
      return Optional.of("sha1");
    }
    return differs(file, "MD5", told.md5()) ? Optional.of("md5") : Optional.empty();
  }

  private static boolean differs(Path file, String algorithm, Optional<String> told)
      throws IOException {
    if (told.isEmpty()) {
      return false;
    }
    MessageDigest digest = digest(algorithm);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return !HexFormat.of().formatHex(digest.digest()).equals(told.get());
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + name, e);
    }
  }
}
