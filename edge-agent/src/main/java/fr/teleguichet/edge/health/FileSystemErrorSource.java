package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether the data folder's file system can still be written, and how many errors ext4 has counted
 * in its superblock ({@code errors_count}, which survives restarts). A system partition that is
 * read-only by design says nothing here.
 *
 * <p>After an error ext4 shuts down where it used to become read-only, and by Debian 13's kernel
 * (6.12) its mount goes on saying that it can be written, which later ones do not: it is tried,
 * once for each count, since a try is a write.
 */
final class FileSystemErrorSource implements HealthSource {

  /** Tries to write to the file system. */
  interface WriteProbe {
    void write() throws IOException;

    /** Makes a file in the folder, always the same, and takes it away. */
    static WriteProbe of(Path folder) {
      Path file = folder.resolve("write-probe");
      return () -> Files.delete(Files.write(file, new byte[0]));
    }
  }

  private final MachineFileReader files;
  private final Path folder;
  private final WriteProbe probe;
  private long tried;
  private boolean isShut;

  FileSystemErrorSource(MachineFileReader files, Path folder, WriteProbe probe) {
    this.files = files;
    this.folder = folder;
    this.probe = probe;
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
    OptionalLong count = files.number("sys/fs/ext4/" + mount.get().device() + "/errors_count");
    Map<HealthMetric, Value> values = new EnumMap<>(HealthMetric.class);
    values.put(
        HealthMetric.STORAGE_READ_ONLY,
        Value.of(mount.get().readOnly() || isShut(count.orElse(0))));
    count.ifPresent(it -> values.put(HealthMetric.STORAGE_ERRORS, Value.of(it)));
    return values;
  }

  private boolean isShut(long count) {
    if (isShut || count != tried) {
      tried = count;
      isShut = count > 0 && !takesWrites();
    }
    return isShut;
  }

  private boolean takesWrites() {
    try {
      probe.write();
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
