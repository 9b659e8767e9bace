package fr.teleguichet.edge.update.version;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.release.DowngradeRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Files whose first line says what is signed; one that says nothing is unsigned. */
final class FakeImages implements SignedImageVerifier {

  static final String COMPATIBLE = "a-test";

  /** A file that says this of itself. */
  static Path file(Path folder, String version, String content) throws IOException {
    return file(folder, version, content, COMPATIBLE);
  }

  static Path file(Path folder, String version, String content, String compatible)
      throws IOException {
    Path file = folder.resolve("file-" + version.replace('/', '_').replace(':', '_'));
    return Files.writeString(file, compatible + " " + version + "\n" + content);
  }

  @Override
  public SignedImage read(Path file) throws InstallException, IOException {
    String[] lines = Files.readString(file).split("\n", 2);
    String[] words = lines[0].split(" ", -1);
    if (lines.length < 2 || words.length != 2) {
      throw new InstallException(Reason.UNSIGNED, "says nothing");
    }
    byte[] content = lines[1].getBytes(StandardCharsets.UTF_8);
    return new SignedImage(
        List.of(words[0]),
        words[1],
        DowngradeRules.NONE,
        content.length,
        sha256(content),
        () -> new ByteArrayInputStream(content));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
