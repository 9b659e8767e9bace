package fr.teleguichet.simulator;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import fr.teleguichet.edge.update.slot.ImageReader;
import fr.teleguichet.edge.update.trust.ReleaseVerifier;
import fr.teleguichet.release.VerifiedReleaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Release files for a simulated machine: what real ones must be, these must be too. */
final class SimulatedReleaseImageReader implements ImageReader {

  private static final Pattern BREAKS =
      Pattern.compile("breaks: ?([a-z]+(?:,[a-z]+)*)(?: at ([a-z0-9-]+))?");

  private final ReleaseVerifier verifier;
  private final Set<String> compatible;
  private final Optional<String> kiosk;

  /**
   * @param kiosk the kiosk's name, for a release that breaks something at one kiosk alone
   * @param compatible the names and revisions that a release may be for
   */
  SimulatedReleaseImageReader(
      ReleaseVerifier verifier, Set<String> compatible, Optional<String> kiosk) {
    this.kiosk = kiosk;
    this.verifier = verifier;
    this.compatible = Set.copyOf(compatible);
  }

  @Override
  public Image read(Path file) throws InstallException {
    try {
      VerifiedReleaseFile release = verifier.verify(file);
      String meant =
          release.compatible().stream()
              .filter(compatible::contains)
              .findFirst()
              .orElseThrow(() -> incompatible(release));
      return new Image(
          new ReleaseStatement(meant, release.version().text(), release.downgrade()),
          breaks(release.description()));
    } catch (IOException e) {
      throw new InstallException(Reason.FAILED, "it can’t be read: " + e.getMessage(), e);
    }
  }

  private String breaks(String description) {
    Matcher breaks = BREAKS.matcher(description);
    boolean isMeant =
        breaks.find()
            && Optional.ofNullable(breaks.group(2))
                .map(it -> kiosk.equals(Optional.of(it)))
                .orElse(true);
    return isMeant ? breaks.group(1) : "";
  }

  private InstallException incompatible(VerifiedReleaseFile release) {
    return new InstallException(
        Reason.INCOMPATIBLE,
        "it is for %s, and this kiosk is %s".formatted(release.compatible(), compatible));
  }
}
