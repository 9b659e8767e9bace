package fr.teleguichet.edge.update.rauc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.teleguichet.hardware.peer.Installed;
import fr.teleguichet.hardware.peer.PrivateMessageBus;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * RAUC's service on a message bus of its own, with two slots that are files and the kiosk's own
 * boot loader script before a card that is a folder.
 */
final class RealRauc {

  static final String COMPATIBLE = "teleguichet-kiosk";
  private static final Pattern PARTITION = Pattern.compile("boot_partition=(\\d)");
  private static final Path BACKEND = Path.of("src/main/dist/bin/tryboot-slots").toAbsolutePath();

  private final Path folder;
  private final Path rauc;
  private final PrivateMessageBus bus;
  private @Nullable Process service;

  private RealRauc(Path folder, Path rauc, PrivateMessageBus bus) {
    this.folder = folder;
    this.rauc = rauc;
    this.bus = bus;
  }

  /** Starts one whose installations find the slots' files this large. */
  static RealRauc start(Path folder, long slotBytes) throws Exception {
    Path rauc = Installed.program("rauc", "rauc rauc-service");
    var _ = Installed.program("mksquashfs", "squashfs-tools");
    var _ = Installed.program("openssl", "openssl");
    for (String each : List.of("autoboot", "slots", "run", "mount", "status")) {
      Files.createDirectory(folder.resolve(each));
    }
    var real = new RealRauc(folder, rauc, PrivateMessageBus.start(folder));
    real.writeSystem(slotBytes);
    Signatures.make(folder);
    real.boot();
    return real;
  }

  RaucSettings terms() {
    return new RaucSettings(
        bus.address(),
        folder.resolve("os-release"),
        Duration.ofSeconds(20),
        Duration.ofMinutes(2),
        Duration.ofMillis(5));
  }

  RaucInstaller installer() {
    return RaucInstaller.overDbus(
        terms(), folder, time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()));
  }

  /** What the firmware of the card does: a parameter of the reboot is used up. */
  void boot() throws Exception {
    Path parameter = folder.resolve("run/reboot-param");
    boolean tries = Files.exists(parameter) && Files.readString(parameter).contains("tryboot");
    Files.deleteIfExists(parameter);
    List<String> partitions =
        PARTITION
            .matcher(Files.readString(folder.resolve("autoboot/autoboot.txt")))
            .results()
            .map(it -> it.group(1))
            .toList();
    String slot = partitions.get(tries ? 1 : 0).equals("2") ? "A" : "B";
    write(folder.resolve("cmdline"), "console=tty1 rauc.slot=" + slot + " quiet\n");
    kill();
    assertThat(Installed.run(List.of("sh", backend().toString(), "settle"))).isEmpty();
    up(slot);
  }

  private void up(String slot) throws IOException {
    var builder =
        new ProcessBuilder(
                rauc.toString(),
                "service",
                "--conf=" + folder.resolve("system.conf"),
                "--mount=" + folder.resolve("mount"),
                "--override-boot-slot=" + slot)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("rauc.log").toFile()));
    builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", bus.address());
    service = builder.start();
    // Until it has its name on the bus, asking for it fails in ways of its own.
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .ignoreExceptions()
        .untilAsserted(this::answers);
  }

  /** The service ends as it would without power, and the system starts it again. */
  void killAndStartAgain() throws Exception {
    kill();
    up(Files.readString(folder.resolve("cmdline")).contains("rauc.slot=A") ? "A" : "B");
  }

  void kill() throws Exception {
    Process running = service;
    service = null;
    if (running != null) {
      var _ = running.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
      // What it had mounted stays, and would be in the way of the next one.
      var _ = call(List.of("umount", "--lazy", folder.resolve("mount/bundle").toString()));
    }
  }

  private void answers() throws Exception {
    try (RaucService rauc = RaucBus.connect(terms())) {
      assertThat(rauc.primary()).as(log()).isNotEmpty();
    }
  }

  /** Until a bundle that waits has written its image; it is not finished before {@link #goOn}. */
  void awaitWritten() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> Files.exists(folder.resolve("written")));
  }

  /** Lets every bundle that waits go on. */
  void goOn() throws IOException {
    write(folder.resolve("go-on"), "");
  }

  /** A bundle of some bytes. */
  Path bundle(String name, Map<String, String> with) throws Exception {
    Path content = Files.createDirectory(folder.resolve(name + ".content"));
    Files.write(
        content.resolve("rootfs.img"),
        image(Integer.parseInt(with.getOrDefault("mebibytes", "1"))));
    write(
        content.resolve("manifest.raucm"),
        """
        [update]
        compatible=%s
        version=%s
        [bundle]
        format=%s
        [hooks]
        filename=hook
        [image.rootfs]
        filename=rootfs.img
        %s
        """
            .formatted(
                with.getOrDefault("compatible", COMPATIBLE),
                with.getOrDefault("version", "2.4.0"),
                with.getOrDefault("format", "plain"),
                with.containsKey("waits") ? "hooks=post-install" : ""));
    write(
        content.resolve("hook"),
        """
        #!/bin/sh
        touch %1$s/written
        while [ ! -e %1$s/go-on ]; do sleep 0.02; done
        """
            .formatted(folder));
    Files.setPosixFilePermissions(
        content.resolve("hook"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Path bundle = folder.resolve(name + ".raucb");
    String said =
        Installed.run(
            List.of(
                rauc.toString(),
                "bundle",
                "--cert=" + folder.resolve(with.getOrDefault("signer", "release") + ".pem"),
                "--key=" + folder.resolve("release.key"),
                content.toString(),
                bundle.toString()));
    assertThat(bundle).as(said).exists();
    return bundle;
  }

  /**
   * Whether a slot, {@code A} or {@code B}, begins with these bytes: too many of them to be told in
   * a failure.
   */
  boolean holds(String name, byte[] image) throws IOException {
    byte[] slot = Files.readAllBytes(folder.resolve("slot-" + name));
    return Arrays.equals(slot, 0, image.length, image, 0, image.length);
  }

  static byte[] image(int mebibytes) {
    byte[] image = new byte[mebibytes << 20];
    new Random(mebibytes).nextBytes(image);
    return image;
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("rauc.log"));
  }

  /** Skips what needs a mounted bundle where the machine has no loop devices for it. */
  void needsMounting() throws Exception {
    assumeTrue(
        "root".equals(System.getProperty("user.name")), "not root, so RAUC can mount no bundle");
    boolean hasSquashfs = Files.readString(Path.of("/proc/filesystems")).contains("squashfs");
    assumeTrue(hasSquashfs, "this kernel has no squashfs, so RAUC can mount no bundle");
    Path probe = Files.write(folder.resolve("probe.img"), new byte[4096]);
    Optional<String> device = call(List.of("losetup", "--find", "--show", probe.toString()));
    assumeTrue(device.isPresent(), "this machine has no loop devices, so RAUC can mount no bundle");
    var _ = Installed.run(List.of("losetup", "-d", device.orElseThrow().strip()));
  }

  private void writeSystem(long slotBytes) throws Exception {
    for (String slot : List.of("A", "B")) {
      try (var file = new RandomAccessFile(folder.resolve("slot-" + slot).toFile(), "rw")) {
        file.setLength(slotBytes);
      }
    }
    write(folder.resolve("os-release"), "IMAGE_VERSION=2.3.1\n");
    write(folder.resolve("cmdline"), "rauc.slot=A\n");
    write(
        folder.resolve("autoboot/autoboot.txt"),
        "[all]\ntryboot_a_b=1\nboot_partition=2\n[tryboot]\nboot_partition=3\n");
    write(
        backend(),
        """
        #!/bin/sh
        TELEGUICHET_AUTOBOOT=%1$s/autoboot TELEGUICHET_SLOTS=%1$s/slots
        TELEGUICHET_COMMAND_LINE=%1$s/cmdline TELEGUICHET_REBOOT_PARAMETER=%1$s/run/reboot-param
        export TELEGUICHET_AUTOBOOT TELEGUICHET_SLOTS TELEGUICHET_COMMAND_LINE TELEGUICHET_REBOOT_PARAMETER
        exec sh %2$s "$@"
        """
            .formatted(folder, BACKEND));
    Files.setPosixFilePermissions(backend(), PosixFilePermissions.fromString("rwxr-xr-x"));
    write(
        folder.resolve("system.conf"),
        """
        [system]
        compatible=%2$s
        bootloader=custom
        bundle-formats=plain verity
        data-directory=%1$s/status
        [handlers]
        bootloader-custom-backend=%1$s/backend
        [keyring]
        path=%1$s/authority.pem
        check-purpose=codesign
        [slot.rootfs.0]
        device=%1$s/slot-A
        type=raw
        bootname=A
        [slot.rootfs.1]
        device=%1$s/slot-B
        type=raw
        bootname=B
        """
            .formatted(folder, COMPATIBLE));
  }

  private Path backend() {
    return folder.resolve("backend");
  }

  static void write(Path file, String text) throws IOException {
    var _ = Files.writeString(file, text);
  }

  private static Optional<String> call(List<String> words) throws Exception {
    Process process =
        new ProcessBuilder(new ArrayList<>(words))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0
        ? Optional.of(said)
        : Optional.empty();
  }

  void end() throws Exception {
    kill();
    bus.close();
  }
}
