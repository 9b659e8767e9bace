package fr.teleguichet.fleet.update.release;

import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.distribution.ReleaseChannel;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file could be called, read from its name such as {@code kiosk-os-2.4.0.raucb}; what its
 * signer says of the version counts more.
 */
final class ReleaseNameSuggester {

  private static final Pattern NAME =
      Pattern.compile(
          "(?<name>[A-Za-z][A-Za-z0-9-]*?)[-_]v?(?<version>[0-9][A-Za-z0-9.+~-]*?)(?:\\.[a-z]+)?");

  private ReleaseNameSuggester() {}

  /** The form with what can be guessed. A new version is tried out before all kiosks have it. */
  static ReleaseForm of(Artifact artifact) {
    Matcher matcher = NAME.matcher(artifact.name());
    boolean fits = matcher.matches();
    String name = fits ? matcher.group("name") : "";
    return new ReleaseForm(
        Integer.toString(artifact.id()),
        name.contains("agent") ? "agent" : name.contains("config") ? "configuration" : "os",
        name,
        artifact
            .release()
            .map(release -> release.version().text())
            .orElseGet(() -> fits ? matcher.group("version") : ""),
        ReleaseChannel.PILOT.code(),
        Map.of());
  }
}
