package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.update.UpdateSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Chooses where contents lie. */
@Factory
final class StorageFactory {

  @Singleton
  ArtifactFiles files(UpdateSettings settings) {
    return settings
        .bucket()
        .<ArtifactFiles>map(BucketFiles::of)
        .orElseGet(() -> new DiskFiles(settings.folder()));
  }
}
