package fr.teleguichet.fleet.update.distribution;

import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.SignedReleaseStatement;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Whether an artifact may be offered as a version of a part. */
@Singleton
final class ModuleArtifactCheck {

  private final UpdateSettings settings;

  ModuleArtifactCheck(UpdateSettings settings) {
    this.settings = settings;
  }

  /** Why it may not, in a sentence; nothing when it may. */
  Optional<String> objection(Artifact artifact, String part, String version) {
    Optional<SignedReleaseStatement> release = artifact.release();
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
    List<String> says = release.get().compatible();
    return settings
        .parts()
        .missing(part, says)
        .map(
            wanted ->
                "The artifact %s is not for the part %s: it must say that it is compatible with %s, and says %s."
                    .formatted(
                        artifact.name(),
                        part,
                        wanted,
                        says.isEmpty() ? "nothing" : String.join(", ", says)))
        .or(
            () ->
                settings
                    .parts()
                    .other(part, says)
                    .map(
                        other ->
                            "The artifact %s is for the part %s, and not for the part %s."
                                .formatted(artifact.name(), other, part)));
  }
}
