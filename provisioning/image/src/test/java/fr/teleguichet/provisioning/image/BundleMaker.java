package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes bundles of what a disk's first slot held once; the copy goes with it. */
final class BundleMaker implements AutoCloseable {

  private static final Pattern LINK = Pattern.compile("Fast link dest: \"(.+)\"");
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final BuiltImage image;
  private final Path slot;
  private final Path work;

  private BundleMaker(BuiltImage image, Path slot, Path work) {
    this.image = image;
    this.slot = slot;
    this.work = work;
  }

  /** Keeps a copy of the slot as it is now. */
  static BundleMaker of(BuiltImage image, Path disk, Path work)
      throws IOException, InterruptedException {
    Path slot = work.resolve("slot.ext4");
    String _ =
        Programs.run(
            PATIENCE,
            "dd",
            "if=" + disk,
            "of=" + slot,
            "bs=1M",
            "skip=" + (BuiltImage.SLOT_A >> 20),
            "count=" + BuiltImage.SLOT_MIB,
            "conv=sparse",
            "status=none");
    return new BundleMaker(image, slot, work);
  }

  /** Makes one of the slot as it is, which a kiosk takes. */
  Path make(String name) throws IOException, InterruptedException {
    return makeChanged(name, "");
  }

  /**
   * Makes one that a kiosk takes of the slot without Chromium, after these commands of debugfs too:
   * smaller, and a system that never paints a page.
   */
  Path makeWithoutBrowser(String name, String commands) throws IOException, InterruptedException {
    return makeChanged(name, "rm /usr/lib/chromium/chromium\n" + commands);
  }

  /** Makes one that a kiosk takes of the slot after these commands of debugfs. */
  Path makeChanged(String name, String commands) throws IOException, InterruptedException {
    Path rootfs = rootfs();
    Programs.run(PATIENCE, "cp", "--sparse=always", slot.toString(), rootfs.toString());
    ShellOverlay.apply(
        rootfs,
        0,
        Files.writeString(
            work.resolve("bundle.commands"), ShellOverlay.startingFast(work) + commands));
    // As the build does.
    Programs.run(PATIENCE, "src/main/image/shrink-filesystem", rootfs.toString());
    return sign(name);
  }

  /**
   * Makes one that a kiosk takes, of a system that has a kernel and nothing that it could start.
   */
  Path makeWithoutInit(String name) throws IOException, InterruptedException {
    Path root = work.resolve("lifeless");
    Files.createDirectories(root.resolve("boot"));
    for (String file : new String[] {"vmlinuz", "initrd.img"}) {
      String link = debugfs("stat /boot/" + file);
      Matcher target = LINK.matcher(link);
      assertThat(target.find()).as(link).isTrue();
      debugfs("dump /boot/" + target.group(1) + " " + root.resolve("boot").resolve(file));
    }
    Path rootfs = rootfs();
    Programs.run(
        PATIENCE, "mke2fs", "-q", "-t", "ext4", "-d", root.toString(), rootfs.toString(), "128M");
    return sign(name);
  }

  private String debugfs(String command) throws IOException, InterruptedException {
    return Programs.run(PATIENCE, "debugfs", "-R", command, slot.toString());
  }

  private Path rootfs() throws IOException {
    Path content = work.resolve("bundle");
    Files.createDirectories(content);
    Path rootfs = content.resolve("rootfs.ext4");
    Files.deleteIfExists(rootfs);
    return rootfs;
  }

  private Path sign(String name) throws IOException, InterruptedException {
    Path content = work.resolve("bundle");
    Path bundle = work.resolve(name + ".raucb");
    Files.deleteIfExists(bundle);
    Files.writeString(
        content.resolve("manifest.raucm"),
        """
        [update]
        compatible=teleguichet-generic-pc
        version=%s
        [bundle]
        format=verity
        [image.rootfs]
        filename=rootfs.ext4
        """
            .formatted(name));
    Programs.run(
        PATIENCE,
        "rauc",
        "bundle",
        "--cert=" + image.keys().certificate(),
        "--key=" + image.keys().key(),
        "--mksquashfs-args=-comp zstd -Xcompression-level 3 -quiet -no-progress",
        content.toString(),
        bundle.toString());
    Files.delete(content.resolve("rootfs.ext4"));
    return bundle;
  }

  @Override
  public void close() throws IOException {
    Files.delete(slot);
  }
}
