package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import fr.teleguichet.edge.update.slot.ImageReader;
import fr.teleguichet.release.DowngradeRules;
import fr.teleguichet.release.ReleaseVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Images that are a few lines of text, for tests of everything but signatures. */
final class TextImages implements ImageReader {

  static final int SIZE = 20_000;

  /** Instead of what it is for. */
  static final String BY_A_STRANGER = "strange";

  /** Among what it breaks: it does not come up at all. */
  static final String START = "start";

  /** An image; the rest of it is padding. */
  static byte[] of(String version, String compatible, String breaks) {
    return of(version, compatible, breaks, DowngradeRules.NONE);
  }

  /** An image that says something of older ones. */
  static byte[] of(String version, String compatible, String breaks, DowngradeRules downgrade) {
    byte[] line =
        "%s %s %s %s %s\n"
            .formatted(
                version,
                compatible,
                breaks.isEmpty() ? "-" : breaks,
                downgrade.allowedFrom().map(ReleaseVersion::text).orElse("-"),
                downgrade.minimum().map(ReleaseVersion::text).orElse("-"))
            .getBytes(StandardCharsets.UTF_8);
    byte[] image = Arrays.copyOf(line, SIZE);
    Arrays.fill(image, line.length, SIZE, (byte) version.hashCode());
    return image;
  }

  @Override
  public Image read(Path file) throws InstallException {
    try {
      String[] words =
          new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
              .split("\n", -1)[0].split(" ", -1);
      if (words.length != 5) {
        throw new InstallException(Reason.DAMAGED, "this is no image");
      }
      if (words[1].equals(BY_A_STRANGER)) {
        throw new InstallException(Reason.STRANGER, "nobody knows who signed it");
      }
      if (!words[1].equals("kiosk")) {
        throw new InstallException(Reason.INCOMPATIBLE, "it is for " + words[1]);
      }
      var downgrade =
          new DowngradeRules(ReleaseVersion.parse(words[3]), ReleaseVersion.parse(words[4]));
      return new Image(
          new ReleaseStatement(words[1], words[0], downgrade),
          words[2].equals("-") ? "" : words[2]);
    } catch (IOException e) {
      throw new InstallException(Reason.FAILED, "it can't be read", e);
    }
  }
}
