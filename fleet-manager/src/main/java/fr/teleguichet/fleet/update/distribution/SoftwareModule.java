package fr.teleguichet.fleet.update.distribution;

import fr.teleguichet.fleet.update.artifact.Artifact;
import java.util.List;

/**
 * One version of one part of what a kiosk runs.
 *
 * @param part what of the kiosk it replaces, such as {@code os}
 * @param artifacts its files, no two with the same name
 */
public record SoftwareModule(
    int id,
    String part,
    String name,
    String version,
    ReleaseChannel channel,
    List<Artifact> artifacts) {
  public SoftwareModule {
    artifacts = List.copyOf(artifacts);
  }

  /** Whether a file of it is not served any more. */
  public boolean isWithdrawn() {
    return !artifacts.stream().allMatch(Artifact::isServed);
  }
}
