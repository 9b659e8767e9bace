package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How full the data folder's file system is, as a program without privileges sees it. */
final class DiskUseSource implements HealthSource {

  /** A file system's size and what is left for programs, in bytes. */
  record Space(long total, long left) {}

  /** Asks a file system for its space. */
  @FunctionalInterface
  interface SpaceProbe {
    Space look() throws IOException;

    /** The space of the file system that holds the folder. */
    static SpaceProbe of(Path folder) {
      return () -> {
        var store = Files.getFileStore(folder);
        return new Space(store.getTotalSpace(), store.getUsableSpace());
      };
    }
  }

  private final SpaceProbe probe;

  DiskUseSource(SpaceProbe probe) {
    this.probe = probe;
  }

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.STORAGE_USED);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    return used().map(used -> Map.of(HealthMetric.STORAGE_USED, used)).orElse(Map.of());
  }

  private Optional<Value> used() {
    try {
      Space space = probe.look();
      return space.total <= 0
          ? Optional.empty()
          : Optional.of(Value.of(100.0 * (space.total - space.left) / space.total));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
