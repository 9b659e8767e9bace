package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down which artifacts are found damaged or missing; from then on nobody is offered them.
 */
@Singleton
public final class DamagedArtifactRecorder {

  private final ArtifactRepository artifacts;
  private final AuditLog audit;

  DamagedArtifactRecorder(ArtifactRepository artifacts, AuditLog audit) {
    this.artifacts = artifacts;
    this.audit = audit;
  }

  /** Does so, when nobody did before. */
  public void report(Artifact artifact) {
    if (artifacts.damaged(artifact)) {
      audit.append(
          new AuditEntry(
              new Actor.Program(),
              "artifact.damaged",
              artifact.name(),
              Optional.empty(),
              Map.of("sha256", artifact.sums().sha256())));
    }
  }
}
