package fr.teleguichet.provisioning.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that plays /sys, /proc and /dev of a machine with some disks. */
final class FakeMachine {

  private final Path root;
  private final StringBuilder mounts = new StringBuilder();
  private final StringBuilder swaps = new StringBuilder("Filename Type Size Used Priority\n");

  FakeMachine(Path root) throws IOException {
    this.root = root.toRealPath();
    Files.createDirectories(root.resolve("dev/mapper"));
  }

  Path root() {
    return root;
  }

  FakeMachine disk(String name, String numbers) throws IOException {
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

  FakeMachine link(String from, String to) throws IOException {
    Files.createSymbolicLink(root.resolve(from), Path.of(to));
    return this;
  }

  FakeMachine mount(String numbers, String point, String source) {
    mounts.append("36 1 %s / %s rw,noatime - ext4 %s rw\n".formatted(numbers, point, source));
    return this;
  }

  FakeMachine swap(String source) {
    swaps.append(source).append(" partition 1 0 -2\n");
    return this;
  }

  LinuxDiskUseDetector uses() throws IOException {
    Files.createDirectories(root.resolve("proc/self"));
    Files.writeString(root.resolve("proc/self/mountinfo"), mounts);
    Files.writeString(root.resolve("proc/swaps"), swaps);
    return new LinuxDiskUseDetector(root);
  }

  private void device(Path folder, String name, String numbers) throws IOException {
    Files.createDirectories(folder);
    Files.createDirectories(root.resolve("sys/class/block"));
    Files.createDirectories(root.resolve("sys/dev/block"));
    Files.createSymbolicLink(root.resolve("sys/class/block").resolve(name), folder);
    Files.createSymbolicLink(root.resolve("sys/dev/block").resolve(numbers), folder);
    Files.createFile(root.resolve("dev").resolve(name));
  }
}
