package fr.teleguichet.fleet.update.artifact;

import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.io.IOException;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every content once a day and compares it with what was taken in, so that what a disk or a
 * stranger changed is not found out by kiosks. One that is damaged is offered to nobody until the
 * same file is uploaded again.
 */
@Context
final class ArtifactScrubber {

  private static final Logger LOG = LoggerFactory.getLogger(ArtifactScrubber.class);

  private final ArtifactRepository artifacts;
  private final VerifyingArtifactStore store;
  private final DamagedArtifactRecorder lost;

  ArtifactScrubber(
      ArtifactRepository artifacts, VerifyingArtifactStore store, DamagedArtifactRecorder lost) {
    this.artifacts = artifacts;
    this.store = store;
    this.lost = lost;
  }

  /** Looks at the start of the day of the program, and once a day from then on. */
  @Scheduled(fixedDelay = "24h", initialDelay = "10m")
  void daily() {
    try {
      int _ = all();
    } catch (JdbiException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.getMessage())
          .log("The artifacts could not be checked; it is tried again in a day.");
    }
  }

  /** Looks at all of them; returns how many were found damaged. */
  int all() {
    int found = 0;
    for (Artifact each : artifacts.contents()) {
      if (each.isServed() && !isWhole(each)) {
        found++;
        lost.report(each);
      }
    }
    return found;
  }

  /** What can't be read now is nothing that is known to be wrong. */
  private boolean isWhole(Artifact artifact) {
    try {
      return store.isWhole(artifact);
    } catch (IOException failure) {
      LOG.atWarn()
          .addKeyValue("artifact", artifact.id())
          .addKeyValue("cause", failure.getMessage())
          .log("An artifact could not be read; it is tried again in a day.");
      return true;
    }
  }
}
