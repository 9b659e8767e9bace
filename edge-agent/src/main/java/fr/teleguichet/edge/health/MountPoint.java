package fr.teleguichet.edge.health;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Where a folder is mounted: a line of {@code /proc/self/mountinfo}.
 *
 * @param point the mount point
 * @param device the block device's name, such as {@code mmcblk0p2}
 * @param readOnly whether nothing can be written there
 */
record MountPoint(Path point, String device, boolean readOnly) {

  /** The last two are ext4's after an error. */
  private static final Set<String> READ_ONLY = Set.of("ro", "emergency_ro", "shutdown");

  private static final int POINT = 4;
  private static final int OPTIONS = 5;

  /** The mount that holds the folder: the last of the longest mount points above it. */
  static Optional<MountPoint> of(Path folder, MachineFileReader files) {
    return files.lines("proc/self/mountinfo").stream()
        .flatMap(line -> parse(line).stream())
        .filter(mount -> folder.startsWith(mount.point))
        .reduce((a, b) -> a.point.getNameCount() > b.point.getNameCount() ? a : b);
  }

  /** The disk of a partition: {@code mmcblk0} of {@code mmcblk0p2}, {@code sda} of {@code sda1}. */
  Optional<String> disk(MachineFileReader files) {
    return files.names("sys/block").stream()
        .filter(device::startsWith)
        .max(Comparator.comparingInt(String::length));
  }

  private static Optional<MountPoint> parse(String line) {
    String[] fields = line.split(" ", -1);
    int dash = Arrays.asList(fields).indexOf("-");
    if (dash < OPTIONS || fields.length < dash + 4) {
      return Optional.empty();
    }
    String source = fields[dash + 2];
    boolean readOnly = isReadOnly(fields[OPTIONS]) || isReadOnly(fields[dash + 3]);
    return Optional.of(
        new MountPoint(
            Path.of(fields[POINT].replace("\\040", " ")),
            source.substring(source.lastIndexOf('/') + 1),
            readOnly));
  }

  private static boolean isReadOnly(String options) {
    return Arrays.stream(options.split(",", -1)).anyMatch(READ_ONLY::contains);
  }
}
