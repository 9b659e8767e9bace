package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the data folder's file system can still be written, and how many errors ext4 has counted
 * in its superblock ({@code errors_count}, which survives restarts). A system partition that is
 * read-only by design says nothing here.
 */
final class FileSystemErrors implements HealthSource {

  private final MachineFiles files;
  private final Path folder;

  FileSystemErrors(MachineFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.STORAGE_READ_ONLY, HealthMetric.STORAGE_ERRORS);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    Optional<MountPoint> mount = MountPoint.of(folder, files);
    if (mount.isEmpty()) {
      return Map.of();
    }
    Map<HealthMetric, Value> values = new EnumMap<>(HealthMetric.class);
    values.put(HealthMetric.STORAGE_READ_ONLY, Value.of(mount.get().readOnly()));
    files
        .number("sys/fs/ext4/" + mount.get().device() + "/errors_count")
        .ifPresent(count -> values.put(HealthMetric.STORAGE_ERRORS, Value.of(count)));
    return values;
  }
}
