package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.update.UpdateSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Chooses where contents lie. */
@Factory
final class ArtifactStorageFactory {

  @Singleton
  ArtifactStorage files(UpdateSettings settings, Clock clock) {
    return settings
        .bucket()
        .<ArtifactStorage>map(bucket -> BucketStorage.of(bucket, clock))
        .orElseGet(() -> new DiskStorage(settings.folder()));
  }
}
