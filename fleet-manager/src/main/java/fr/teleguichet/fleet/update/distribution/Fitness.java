package fr.teleguichet.fleet.update.distribution;

import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.Release;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whether an artifact may be offered as a version of a part. */
@Singleton
final class Fitness {

  private final UpdateSettings settings;

  Fitness(UpdateSettings settings) {
    this.settings = settings;
  }

  /** Why it may not, in a sentence; nothing when it may. */
  Optional<String> objection(Artifact artifact, String part, String version) {
    Optional<Release> release = artifact.release();
    if (release.isEmpty()) {
      return settings.unsigned()
          ? Optional.empty()
          : Optional.of(
              "The artifact "
                  + artifact.name()
                  + " is not signed by a release key: upload it again, signed.");
    }
    // An old release under a new number would bring its old faults back.
    if (!release.get().version().text().equals(version)) {
      return Optional.of(
          "The artifact %s says that it is version %s, and not %s: give the module that version."
              .formatted(artifact.name(), release.get().version(), version));
    }
    return settings
        .parts()
        .missing(part, release.get().compatible())
        .map(
            wanted ->
                "The artifact %s is not for the part %s: it must say that it is compatible with %s, and says %s."
                    .formatted(
                        artifact.name(),
                        part,
                        wanted,
                        release.get().compatible().isEmpty()
                            ? "nothing"
                            : String.join(", ", release.get().compatible())));
  }
}
