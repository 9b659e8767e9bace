package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How much of an eMMC's life is used, in percent: the larger of {@code life_time} (JEDEC
 * JESD84-B51, DEVICE_LIFE_TIME_EST_TYP: tenths of its life, 0x0B for beyond) and of the reserve
 * blocks by {@code pre_eol_info} (0x02: 80 % used, 0x03: 90 %). SD cards tell nothing of the kind.
 */
final class StorageWearSource implements HealthSource {

  private final MachineFileReader files;
  private final Path folder;

  StorageWearSource(MachineFileReader files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.STORAGE_WEAR);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    return MountPoint.of(folder, files)
        .flatMap(mount -> mount.disk(files))
        .flatMap(disk -> wear("sys/block/" + disk + "/device/"))
        .map(percent -> Map.of(HealthMetric.STORAGE_WEAR, Value.of((double) percent)))
        .orElse(Map.of());
  }

  private Optional<Integer> wear(String device) {
    OptionalInt life =
        files.text(device + "life_time").stream()
            .flatMap(text -> Arrays.stream(text.split("\\s+", -1)))
            .mapToInt(StorageWearSource::hexadecimal)
            .filter(tenths -> tenths >= 1 && tenths <= 0x0B)
            .max();
    int reserve = files.text(device + "pre_eol_info").map(StorageWearSource::reserve).orElse(0);
    return life.isPresent()
        ? Optional.of(Math.max(life.getAsInt() * 10, reserve))
        : Optional.empty();
  }

  private static int reserve(String text) {
    return switch (hexadecimal(text)) {
      case 2 -> 80;
      case 3 -> 90;
      default -> 0;
    };
  }

  private static int hexadecimal(String text) {
    try {
      return Integer.decode(text);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
