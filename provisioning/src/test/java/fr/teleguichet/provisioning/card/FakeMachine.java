package fr.teleguichet.provisioning.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that plays /sys, /proc and /dev of a machine with some disks. */
public final class FakeMachine {

  private final Path root;
  private final StringBuilder mounts = new StringBuilder();
  private final StringBuilder swaps = new StringBuilder("Filename Type Size Used Priority\n");

  public FakeMachine(Path root) throws IOException {
    this.root = root.toRealPath();
    Files.createDirectories(root.resolve("dev/mapper"));
  }

  public Path root() {
    return root;
  }

  public FakeMachine disk(String name, String numbers) throws IOException {
    device(root.resolve("sys/devices/block").resolve(name), name, numbers);
    return this;
  }

  FakeMachine partition(String disk, String name, String numbers) throws IOException {
    Path folder = root.resolve("sys/devices/block").resolve(disk).resolve(name);
    device(folder, name, numbers);
    Files.writeString(folder.resolve("partition"), "1\n");
    return this;
  }

  /** A volume that lies on another device, such as an encrypted one. */
  FakeMachine stacked(String name, String numbers, String below) throws IOException {
    disk(name, numbers);
    Files.createDirectories(
        root.resolve("sys/devices/block").resolve(name).resolve("slaves").resolve(below));
    return this;
  }

  /** The name of a volume that device mapper made. */
  FakeMachine called(String device, String name) throws IOException {
    Path folder = root.resolve("sys/devices/block").resolve(device).resolve("dm");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("name"), name + "\n");
    return this;
  }

  /** A Btrfs that is mounted, with the devices that it lies on. */
  FakeMachine btrfs(String... names) throws IOException {
    Path folder = root.resolve("sys/fs/btrfs/0e3b7a1c-5f5c-4f4e-9f51-5f1d6f0c2a11/devices");
    Files.createDirectories(folder);
    Files.createDirectories(root.resolve("sys/fs/btrfs/features"));
    for (String name : names) {
      Files.createSymbolicLink(folder.resolve(name), root.resolve("sys/class/block").resolve(name));
    }
    return this;
  }

  /** What udev found on the device with these numbers. */
  FakeMachine seen(String numbers, String kind) throws IOException {
    Files.createDirectories(root.resolve("run/udev/data"));
    Files.writeString(
        root.resolve("run/udev/data/b" + numbers), "S:disk/by-id/x\nE:ID_FS_TYPE=" + kind + "\n");
    return this;
  }

  /** A pool of ZFS that this machine has imported. */
  FakeMachine pool(String name) throws IOException {
    Files.createDirectories(root.resolve("proc/spl/kstat/zfs").resolve(name));
    return this;
  }

  FakeMachine link(String from, String to) throws IOException {
    Files.createSymbolicLink(root.resolve(from), Path.of(to));
    return this;
  }

  public FakeMachine mount(String numbers, String point, String source) {
    mounts.append("36 1 %s / %s rw,noatime - ext4 %s rw\n".formatted(numbers, point, source));
    return this;
  }

  FakeMachine swap(String source) {
    swaps.append(source).append(" partition 1 0 -2\n");
    return this;
  }

  LinuxDiskUseDetector uses() throws IOException {
    write();
    return new LinuxDiskUseDetector(root);
  }

  /** Has the kernel tell what is mounted. */
  public void write() throws IOException {
    Files.createDirectories(root.resolve("proc/self"));
    Files.writeString(root.resolve("proc/self/mountinfo"), mounts);
    Files.writeString(root.resolve("proc/swaps"), swaps);
  }

  private void device(Path folder, String name, String numbers) throws IOException {
    Files.createDirectories(folder);
    Files.createDirectories(root.resolve("sys/class/block"));
    Files.createDirectories(root.resolve("sys/dev/block"));
    Files.createSymbolicLink(root.resolve("sys/class/block").resolve(name), folder);
    Files.createSymbolicLink(root.resolve("sys/dev/block").resolve(numbers), folder);
    Files.writeString(folder.resolve("dev"), numbers + "\n");
    Files.createFile(root.resolve("dev").resolve(name));
  }
}
