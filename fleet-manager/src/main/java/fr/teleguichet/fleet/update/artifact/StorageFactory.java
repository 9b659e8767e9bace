package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.update.UpdateSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Chooses where contents lie. */
@Factory
final class StorageFactory {

  @Singleton
  ArtifactFiles files(UpdateSettings settings, Clock clock) {
    return settings
        .bucket()
        .<ArtifactFiles>map(bucket -> BucketFiles.of(bucket, clock))
        .orElseGet(() -> new DiskFiles(settings.folder()));
  }
}
