package fr.teleguichet.fleet.update.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The three check sums of what passes by. MD5 and SHA-1 are names for devices, not proofs. */
final class ArtifactDigestCalculator {
  private final MessageDigest sha256 = digest("SHA-256");
  private final MessageDigest sha1 = digest("SHA-1");
  private final MessageDigest md5 = digest("MD5");

  void add(byte[] buffer, int length) {
    sha256.update(buffer, 0, length);
    sha1.update(buffer, 0, length);
    md5.update(buffer, 0, length);
  }

  Artifact.Sums sums() {
    HexFormat hex = HexFormat.of();
    return new Artifact.Sums(
        hex.formatHex(sha256.digest()), hex.formatHex(sha1.digest()), hex.formatHex(md5.digest()));
  }

  /** The SHA-256 of some bytes. */
  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(digest("SHA-256").digest(content));
  }

  /** The SHA-256 of what is left of a stream, which is read in parts. */
  static String sha256(InputStream content) throws IOException {
    MessageDigest digest = digest("SHA-256");
    byte[] buffer = new byte[1 << 16];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + name, e);
    }
  }
}
