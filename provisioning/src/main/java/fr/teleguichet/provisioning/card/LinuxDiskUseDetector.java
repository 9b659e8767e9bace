package fr.teleguichet.provisioning.card;

import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out whether a disk is in use, by /proc/self/mountinfo, /proc/swaps and /sys; for ZFS, of
 * which the kernel says less, by what udev saw on the disk. On any doubt the answer is an error,
 * never that the disk is free.
 */
final class LinuxDiskUseDetector {

  /** Below these nothing of the running system lies: media are mounted here. */
  private static final List<String> MEDIA = List.of("/media/", "/run/media/", "/mnt/");

  private final Path root;
  private final BackingDiskResolver devices;

  /**
   * The disks of this machine.
   *
   * @param root {@code /}, or a folder that plays it
   */
  LinuxDiskUseDetector(Path root) {
    this.root = root;
    this.devices = new BackingDiskResolver(root);
  }

  /** How the disk of this name is used; a partition's answer is that of its whole disk. */
  DiskUseState of(String device) throws TroubleException {
    try {
      Set<String> disks = devices.disksUnder(device);
      if (disks.isEmpty()) {
        throw new TroubleException(TroubleKind.USAGE, "disk.unknown", device);
      }
      Optional<DiskUseState> system = systemUse(disks);
      if (system.isPresent()) {
        return system.get();
      }
      Optional<DiskUseState> media = mediaUse(disks);
      return media.isPresent() ? media.get() : heldUse(disks).orElseGet(DiskUseState.Free::new);
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.REFUSED, Message.of("disk.doubt", device, String.valueOf(e)), e);
    }
  }

  private Optional<DiskUseState> systemUse(Set<String> disks) throws IOException {
    for (String area : swaps()) {
      if (lies(area, "", disks)) {
        return Optional.of(new DiskUseState.RunningSystem("swap"));
      }
    }
    for (MountPoint mount : mounts()) {
      if (!isMedia(mount) && lies(mount.source(), mount.device(), disks)) {
        return Optional.of(new DiskUseState.RunningSystem(mount.point()));
      }
    }
    return Optional.empty();
  }

  private Optional<DiskUseState> mediaUse(Set<String> disks) throws IOException {
    for (MountPoint mount : mounts()) {
      if (isMedia(mount) && lies(mount.source(), mount.device(), disks)) {
        return Optional.of(new DiskUseState.Mounted(mount.point()));
      }
    }
    return Optional.empty();
  }

  /** What needs no mount of its own to be lost with the disk. */
  private Optional<DiskUseState> heldUse(Set<String> disks) throws IOException {
    Set<String> inBtrfs = devices.inBtrfs();
    boolean isZfsInUse = isZfsInUse();
    for (String name : devices.devicesOn(disks)) {
      if (devices.isStacked(name)) {
        String volume = devices.attribute(name, "dm/name");
        return Optional.of(new DiskUseState.Held(volume.isEmpty() ? name : volume));
      }
      if (inBtrfs.contains(name)) {
        return Optional.of(new DiskUseState.Held("Btrfs"));
      }
      if (isZfsInUse && isOfZfs(name)) {
        return Optional.of(new DiskUseState.Held("ZFS"));
      }
    }
    return Optional.empty();
  }

  /** Whether a pool is imported: each has a folder among the counters. */
  private boolean isZfsInUse() throws IOException {
    Path pools = root.resolve("proc/spl/kstat/zfs");
    if (!Files.isDirectory(pools)) {
      return false;
    }
    try (Stream<Path> found = Files.list(pools)) {
      return found.anyMatch(Files::isDirectory);
    }
  }

  private boolean isOfZfs(String name) throws IOException {
    Path seen = root.resolve("run/udev/data/b" + devices.attribute(name, "dev"));
    return Files.exists(seen)
        && Files.readString(seen, StandardCharsets.ISO_8859_1)
            .lines()
            .anyMatch("E:ID_FS_TYPE=zfs_member"::equals);
  }

  private static boolean isMedia(MountPoint mount) {
    return MEDIA.stream().anyMatch(folder -> (mount.point() + "/").startsWith(folder));
  }

  /** Whether a source, or the device with these numbers, lies on one of the disks. */
  private boolean lies(String source, String numbers, Set<String> disks) throws IOException {
    Optional<String> byNumbers = numbers.isEmpty() ? Optional.empty() : devices.named(numbers);
    for (String name : Stream.concat(byNumbers.stream(), nameOf(source).stream()).toList()) {
      if (devices.disksUnder(name).stream().anyMatch(disks::contains)) {
        return true;
      }
    }
    return false;
  }

  /** The kernel's name of a device file, its links followed. */
  private Optional<String> nameOf(String source) throws IOException {
    if (!source.startsWith("/dev/")) {
      return Optional.empty();
    }
    Path device = root.resolve(source.substring(1));
    Path real = Files.exists(device) ? device.toRealPath() : device;
    return Optional.of(real.getFileName().toString());
  }

  private List<MountPoint> mounts() throws IOException {
    List<MountPoint> mounts =
        Files.readString(root.resolve("proc/self/mountinfo"), StandardCharsets.UTF_8)
            .lines()
            .flatMap(line -> MountPoint.parse(line).stream())
            .toList();
    if (mounts.isEmpty()) {
      throw new IOException("/proc/self/mountinfo is empty");
    }
    return mounts;
  }

  private List<String> swaps() throws IOException {
    Path file = root.resolve("proc/swaps");
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readString(file, StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split("\\s+", 2)[0])
        .toList();
  }
}
