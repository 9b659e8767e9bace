package fr.teleguichet.provisioning.image;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The image of a Raspberry Pi 4, made by the command that a release is made by, and its system
 * unpacked, in which programs run by qemu-user.
 *
 * @param folder with the image, the bundle, the list of packages and the signed digests
 * @param root the system of slot A
 * @param keys who signed it
 */
record RaspberryPiImage(Path folder, Path root, SigningKeys keys) {

  static final String NAME = "teleguichet-raspberry-pi-2026.11.0";

  /** Where slot A begins: after the card's settings and both boot partitions. */
  private static final long SLOT_A = 641L << 20;

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  // Every program of every package's installation is translated.
  private static final Duration PATIENCE = Duration.ofMinutes(90);

  private static final Map<String, String> PEERS =
      Map.ofEntries(
          Map.entry("arch-test", "arch-test"),
          Map.entry("aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu"),
          Map.entry("make", "make"),
          Map.entry("qemu-aarch64", "qemu-user-binfmt"),
          Map.entry("mmdebstrap", "mmdebstrap"),
          Map.entry("rauc", "rauc"),
          Map.entry("mksquashfs", "squashfs-tools"),
          Map.entry("mke2fs", "e2fsprogs"),
          Map.entry("mcopy", "mtools"),
          Map.entry("sfdisk", "fdisk"),
          Map.entry("fdtoverlay", "device-tree-compiler"),
          Map.entry("depmod", "kmod"),
          Map.entry("openssl", "openssl"));

  /** The image; the test is skipped without what makes it, and fails under CI=true. */
  static RaspberryPiImage make() throws IOException, InterruptedException {
    for (Map.Entry<String, String> peer : PEERS.entrySet()) {
      Path _ = Installed.program(peer.getKey(), peer.getValue());
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      Path _ = Installed.missing("an image is made by root");
    }
    Path folder = TARGET.resolve("raspberry-pi");
    Path root = TARGET.resolve("raspberry-pi-root");
    SigningKeys keys = SigningKeys.make(TARGET.resolve("raspberry-pi-keys"));
    Programs.run(
        Map.of("TMPDIR", TARGET.toString()),
        PATIENCE,
        List.of(
            Path.of("build").toAbsolutePath().toString(),
            "--board",
            "teleguichet-v1-pi4",
            "--version",
            "2026.11.0",
            "--key",
            keys.key().toString(),
            "--cert",
            keys.certificate().toString(),
            "--trust",
            keys.authority().toString(),
            "--out",
            folder.toString()));
    Programs.run(PATIENCE, "rm", "-rf", root.toString());
    Files.createDirectories(root);
    var image = new RaspberryPiImage(folder, root, keys);
    Programs.run(PATIENCE, "debugfs", "-R", "rdump / " + root, image.disk() + "?offset=" + SLOT_A);
    return image;
  }

  Path disk() {
    return folder.resolve(NAME + ".img");
  }

  Path bundle() {
    return folder.resolve(NAME + ".raucb");
  }

  /** A file of slot A's boot partition, copied beside the image. */
  Path bootFile(String path) throws IOException, InterruptedException {
    Path copy = folder.resolve(Path.of(path).getFileName());
    Programs.run(
        PATIENCE, "mcopy", "-n", "-o", "-i", disk() + "@@129M", "::/" + path, copy.toString());
    return copy;
  }

  /** What a program of the system says, run there as root. */
  String inside(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("chroot", root.toString()));
    all.addAll(List.of(command));
    return Programs.run(PATIENCE, all.toArray(String[]::new));
  }
}
