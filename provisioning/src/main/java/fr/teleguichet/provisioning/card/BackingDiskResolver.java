package fr.teleguichet.provisioning.card;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The kernel's view of disks under /sys: which disk a device lies on, through partitions and
 * through whatever is stacked on them (encryption, volumes, RAID).
 */
final class BackingDiskResolver {

  private final Path sys;

  /**
   * The devices of this machine.
   *
   * @param root {@code /}, or a folder that plays it
   */
  BackingDiskResolver(Path root) {
    this.sys = root.resolve("sys");
  }

  /** The names of the whole disks that this device lies on; itself if it is a disk. */
  Set<String> disksUnder(String name) throws IOException {
    Set<String> disks = new TreeSet<>();
    collect(name, disks, new HashSet<>());
    return disks;
  }

  private void collect(String name, Set<String> disks, Set<String> seen) throws IOException {
    Path entry = sys.resolve("class/block").resolve(kernelName(name));
    if (!seen.add(name) || !Files.exists(entry)) {
      return;
    }
    Path device = entry.toRealPath();
    Set<String> slaves = names(device.resolve("slaves"));
    if (Files.exists(device.resolve("partition"))) {
      collect(nameOf(device.resolveSibling(".").normalize()), disks, seen);
    } else if (slaves.isEmpty()) {
      disks.add(name);
    }
    for (String slave : slaves) {
      collect(slave, disks, seen);
    }
  }

  /** The names of all devices that lie, in whole or in part, on one of these disks. */
  Set<String> devicesOn(Set<String> disks) throws IOException {
    Set<String> found = new TreeSet<>();
    for (String name : names(sys.resolve("class/block"))) {
      if (disksUnder(name).stream().anyMatch(disks::contains)) {
        found.add(name);
      }
    }
    return found;
  }

  /** Whether the device is made of others, such as a volume or an encrypted disk that is open. */
  boolean isStacked(String name) throws IOException {
    return !names(sys.resolve("class/block").resolve(kernelName(name)).resolve("slaves")).isEmpty();
  }

  /** The devices of each Btrfs that is mounted, of which the list of mounts names one alone. */
  Set<String> inBtrfs() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String volume : names(sys.resolve("fs/btrfs"))) {
      found.addAll(names(sys.resolve("fs/btrfs").resolve(volume).resolve("devices")));
    }
    return found;
  }

  /** The name of the device with these numbers, such as {@code 8:1}. */
  Optional<String> named(String numbers) throws IOException {
    Path link = sys.resolve("dev/block").resolve(numbers);
    return Files.exists(link) ? Optional.of(nameOf(link.toRealPath())) : Optional.empty();
  }

  /** Whether the kernel knows a block device of this name. */
  boolean knows(String name) {
    return Files.exists(sys.resolve("class/block").resolve(kernelName(name)));
  }

  /** What is written in a file of the device, such as {@code size}; empty when there is none. */
  String attribute(String name, String file) {
    try {
      Path path = sys.resolve("class/block").resolve(kernelName(name)).resolve(file);
      return Files.readString(path, StandardCharsets.UTF_8).strip();
    } catch (IOException _) {
      return "";
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(entry -> names.add(nameOf(entry)));
      }
    }
    return names;
  }

  private static String nameOf(Path device) {
    Path name = device.getFileName();
    return name == null ? "" : name.toString();
  }

  /** A slash in a device's name is an exclamation mark under /sys. */
  private static String kernelName(String name) {
    return name.replace('/', '!');
  }
}
