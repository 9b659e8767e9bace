package fr.teleguichet.provisioning.image;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The image of the sources as they are, made once for all tests by the very command that a release
 * is made by.
 *
 * @param folder with the image, the bundle, the list of packages and the signed digests
 * @param keys who signed it
 */
record BuiltImage(Path folder, SigningKeys keys) {

  static final String NAME = "teleguichet-generic-pc-2026.11.0";

  /** Where slot A's file system begins: after the boot loader's mebibyte and the boot partition. */
  static final long SLOT_A = 130L << 20;

  static final long BOOT = 2L << 20;

  /** A slot's size: as small as the system allows, for each copy of the disk takes its time. */
  static final int SLOT_MIB = 2048;

  /** Where the data partition begins. */
  static final long DATA = SLOT_A + 2 * ((long) SLOT_MIB << 20);

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  // Debian's packages come over the network, and two other modules are tested beside it.
  private static final Duration PATIENCE = Duration.ofMinutes(25);

  private static final Map<String, String> PEERS =
      Map.ofEntries(
          Map.entry("qemu-system-x86_64", "qemu-system-x86"),
          Map.entry("mmdebstrap", "mmdebstrap"),
          Map.entry("rauc", "rauc"),
          Map.entry("mksquashfs", "squashfs-tools"),
          Map.entry("mke2fs", "e2fsprogs"),
          Map.entry("mcopy", "mtools"),
          Map.entry("sfdisk", "fdisk"),
          Map.entry("openssl", "openssl"),
          Map.entry("grub-editenv", "grub-common"));

  /** The image; the test is skipped without what makes and starts it, and fails under CI=true. */
  static synchronized BuiltImage get() throws IOException, InterruptedException {
    for (Map.Entry<String, String> peer : PEERS.entrySet()) {
      Path _ = Installed.program(peer.getKey(), peer.getValue());
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      Path _ = Installed.missing("an image is made by root");
    }
    if (Files.notExists(Path.of("/usr/lib/grub/i386-pc/boot.img"))
        || Files.notExists(Path.of("/usr/lib/grub/x86_64-efi/normal.mod"))) {
      Path _ = Installed.missing("apt-get install grub-pc-bin grub-efi-amd64-bin");
    }
    Path folder = TARGET.resolve("image");
    Path keyFolder = TARGET.resolve("keys");
    SigningKeys keys = SigningKeys.in(keyFolder);
    if (Files.notExists(keys.root())) {
      keys = SigningKeys.make(keyFolder);
    }
    var image = new BuiltImage(folder, keys);
    if (!image.isNewerThanItsSources()) {
      Programs.run(Map.of("TMPDIR", TARGET.toString()), PATIENCE, image.command());
    }
    return image;
  }

  private List<String> command() {
    return List.of(
        Path.of("build").toAbsolutePath().toString(),
        "--board",
        "generic-pc",
        "--version",
        "2026.11.0",
        "--slot-mib",
        Integer.toString(SLOT_MIB),
        "--key",
        keys.key().toString(),
        "--cert",
        keys.certificate().toString(),
        "--trust",
        keys.authority().toString(),
        "--trust-root",
        keys.root().toString(),
        "--out",
        folder.toString());
  }

  Path disk() {
    return folder.resolve(NAME + ".img");
  }

  Path bundle() {
    return folder.resolve(NAME + ".raucb");
  }

  /**
   * A copy of the disk to write to, with a shell for the test, a gibibyte larger than the image.
   */
  Path copyWithShell(Path work) throws IOException, InterruptedException {
    Path copy = work.resolve("disk.img");
    Programs.run(PATIENCE, "cp", "--sparse=always", disk().toString(), copy.toString());
    Programs.run(PATIENCE, "truncate", "-s", "+1G", copy.toString());
    ShellOverlay.addTo(copy, SLOT_A, work);
    return copy;
  }

  private boolean isNewerThanItsSources() throws IOException {
    Path last = folder.resolve(NAME + ".sha256.sig");
    if (Files.notExists(last)) {
      return false;
    }
    Path agent = Path.of("../../edge-agent/target");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/image"));
        Stream<Path> packages = Files.list(agent)) {
      long made = Files.getLastModifiedTime(last).toMillis();
      return Stream.concat(
              Stream.of(
                  Path.of("build"), Path.of("../../edge-agent/src/main/runtime/java.modules")),
              Stream.concat(
                  sources.filter(Files::isRegularFile),
                  packages.filter(file -> file.toString().endsWith(".deb"))))
          .allMatch(file -> file.toFile().lastModified() < made);
    }
  }
}
