package fr.teleguichet.edge.update.rauc;

import fr.teleguichet.edge.bus.DBusClient;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How RAUC is reached and waited for.
 *
 * @param bus the D-Bus address of the system bus
 * @param release the file that names the running system's version ({@code IMAGE_VERSION} of
 *     os-release(5)), for a slot that the workshop wrote
 * @param answer the longest that one answer may take; judging a bundle reads its signature only
 * @param installation the longest that an installation may take
 * @param look the time between two looks at its progress
 */
public record RaucSettings(
    String bus, Path release, Duration answer, Duration installation, Duration look) {

  public RaucSettings {
    if (!answer.isPositive() || !look.isPositive() || installation.compareTo(look) < 0) {
      throw new IllegalArgumentException(
          "no time to install in: %s, %s, %s".formatted(answer, installation, look));
    }
  }

  /** Those of a Debian: its bus, a minute for an answer, two hours for an installation. */
  public static RaucSettings ofTheSystem() {
    return new RaucSettings(
        DBusClient.SYSTEM,
        Path.of("/etc/os-release"),
        Duration.ofMinutes(1),
        Duration.ofHours(2),
        Duration.ofMillis(500));
  }
}
