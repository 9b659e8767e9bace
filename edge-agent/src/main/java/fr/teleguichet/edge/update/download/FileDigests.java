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
final class FileDigests {

  private FileDigests() {}

  /** The sum in which the file differs from what was told; nothing when it is the file. */
  static Optional<String> difference(Path file, ArtifactHashes told) throws IOException {
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest sha1 = digest("SHA-1");
    MessageDigest md5 = digest("MD5");
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        sha1.update(buffer, 0, read);
        md5.update(buffer, 0, read);
      }
    }
    if (differs(told.sha256(), sha256)) {
      return Optional.of("sha256");
    }
    if (differs(told.sha1(), sha1)) {
      return Optional.of("sha1");
    }
    return differs(told.md5(), md5) ? Optional.of("md5") : Optional.empty();
  }

  private static boolean differs(Optional<String> told, MessageDigest found) {
    String sum = HexFormat.of().formatHex(found.digest());
    return told.filter(it -> !it.equals(sum)).isPresent();
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + name, e);
    }
  }
}
