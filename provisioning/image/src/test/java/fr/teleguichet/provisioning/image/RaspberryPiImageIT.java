package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The image of a Raspberry Pi, as far as a PC can look at it: its system by qemu-user, its kernel
 * on the Raspberry Pi 3 that QEMU plays. No Raspberry Pi has started it.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 150, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(named = "proof.image", matches = "raspberry-pi|all")
@Tag("proof")
final class RaspberryPiImageIT {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private RaspberryPiImage image;

  @BeforeAll
  void build() throws Exception {
    image = RaspberryPiImage.make();
  }

  @Test
  void itsProgramsAreThoseOfItsProcessor() throws Exception {
    assertThat(image.inside("dpkg", "--print-architecture").strip()).isEqualTo("arm64");
    assertThat(Files.readAllLines(image.folder().resolve(RaspberryPiImage.NAME + ".packages")))
        .anyMatch(line -> line.startsWith("teleguichet-edge-agent "))
        .anyMatch(line -> line.matches("linux-image-6\\.12\\S* \\S+ arm64"))
        .anyMatch(line -> line.startsWith("raspi-firmware "))
        .noneMatch(line -> line.startsWith("openssh-server ") || line.endsWith(" amd64"));
  }

  @Test
  void nobodyCanLogIn() throws Exception {
    Path units = image.root().resolve("etc/systemd/system");
    for (String unit : List.of("getty@.service", "serial-getty@.service", "debug-shell.service")) {
      assertThat(Files.readSymbolicLink(units.resolve(unit))).hasToString("/dev/null");
    }
    assertThat(image.root().resolve("usr/sbin/sshd")).doesNotExist();
    assertThat(Files.readAllLines(image.root().resolve("etc/shadow")))
        .allMatch(line -> line.matches("[^:]+:(!|\\*).*"));
    try (Stream<Path> wanted = Files.list(units.resolve("multi-user.target.wants"))) {
      assertThat(wanted.map(it -> it.getFileName().toString()))
          .contains(
              "teleguichet-edge-agent.service",
              "teleguichet-screen.service",
              "teleguichet-slots.service")
          .noneMatch(it -> it.contains("getty") || it.contains("ssh"));
    }
  }

  @Test
  void theDeviceTreeOfTheBoardTakesTheOverlaysAndHasTheHeadersBusesThen() throws Exception {
    Path config = image.bootFile("config.txt");
    List<String> command =
        Stream.concat(
                Stream.of(
                    "fdtoverlay",
                    "-i",
                    image.bootFile("bcm2711-rpi-4-b.dtb").toString(),
                    "-o",
                    image.folder().resolve("tree.dtb").toString()),
                overlays(config))
            .toList();
    Programs.run(PATIENCE, command.toArray(String[]::new));

    assertThat(command).hasSizeGreaterThan(9);
    assertThat(property("/soc/i2c@7e804000", "status")).isEqualTo("okay");
    assertThat(property("/soc/i2c@7e804000", "clock-frequency")).isEqualTo("400000");
    assertThat(property("/soc/i2c@7e804000/rtc@68", "compatible")).isEqualTo("maxim,ds3231");
    assertThat(property("/aliases", "i2c1")).isEqualTo("/soc/i2c@7e804000");
    assertThat(property("/aliases", "serial0")).isEqualTo("/soc/serial@7e201000");
    assertThat(property("/soc/serial@7e201000/bluetooth", "status")).isEqualTo("disabled");
    assertThat(property("/soc/serial@7e215040", "status")).isEqualTo("disabled");
    assertThat(property("/soc/pwm@7e20c000", "status")).isEqualTo("okay");
  }

  @Test
  void theInitramfsHasTheDriversOfTheBoardsMedia() throws Exception {
    Path initramfs = image.bootFile("initrd.img");
    Files.copy(initramfs, image.root().resolve("initrd.img"), StandardCopyOption.REPLACE_EXISTING);

    assertThat(image.inside("lsinitramfs", "/initrd.img"))
        .contains(
            "/sdhci-iproc.ko",
            "/usb-storage.ko",
            "/uas.ko",
            "/nvme.ko",
            "/reset-raspberrypi.ko",
            "/ext4.ko",
            "/bcm2835_wdt.ko",
            "local-bottom/teleguichet-machine-id");
  }

  /**
   * QEMU's Raspberry Pi 3 tells what it is asked as its firmware. Without the module it hears of no
   * trial; the image's own initramfs starts it, and its watchdog starts the machine again.
   */
  @Test
  void theFirmwareHearsOfATrial() throws Exception {
    Path _ = Installed.program("qemu-system-aarch64", "qemu-system-arm");
    Path _ = Installed.program("cpio", "cpio");
    Path kernel = image.bootFile("vmlinuz");

    assertThat(restart("insmod /teleguichet_tryboot.ko", kernel)).contains("0x00038064");
    assertThat(restart("true", kernel)).doesNotContain("0x00038064");
  }

  /**
   * Its Java, its libraries and the natives of Pi4J for arm64 are loaded, on a board that the
   * device tree calls a Raspberry Pi 4. There is no chip with lines here, which it says; its page
   * is there all the same.
   */
  @Test
  void theAgentStartsAndSaysThatThisMachineHasNoLines() throws Exception {
    Path tree = Files.createDirectories(image.root().resolve("proc/device-tree"));
    Files.writeString(tree.resolve("compatible"), "raspberrypi,4-model-b\0brcm,bcm2711\0");
    Files.writeString(tree.resolve("model"), "Raspberry Pi 4 Model B Rev 1.4\0");
    // On a kiosk lay-out-data gives it to the agent's group.
    Files.write(
        image.root().resolve("etc/teleguichet/agent.yaml"),
        Files.readAllBytes(image.root().resolve("usr/share/factory/etc/teleguichet/agent.yaml")));
    int port = Installed.freePort();
    Path log = image.folder().resolve("agent.log");

    try (AgentProcess agent = AgentProcess.start(image.root(), port, log)) {
      agent.awaitSaid("The board’s lines can’t be used");
      assertThat(agent.page("/api/session")).contains("\"state\":");
    }

    assertThat(log)
        .content()
        .contains(
            "architecture: aarch64",
            "Detected board type MODEL_4_B",
            "no 'pinctrl' chip found",
            "it has [linuxfs-i2c, linuxfs-pwm]")
        .doesNotContain("UnsatisfiedLinkError");
  }

  @Test
  void theBundleHasBothPartsOfASlotAndIsSignedByTheReleaseKey() throws Exception {
    Path configuration =
        Files.writeString(
            image.folder().resolveSibling("raspberry-pi.conf"),
            "[system]\ncompatible=teleguichet-raspberry-pi\nbootloader=noop\n"
                + "[keyring]\npath=%s\ncheck-purpose=codesign\n"
                    .formatted(image.keys().authority()));

    assertThat(
            Programs.run(
                PATIENCE, "rauc", "--conf=" + configuration, "info", image.bundle().toString()))
        .contains("'teleguichet-raspberry-pi'", "'2026.11.0'", "verity", "rootfs.ext4", "boot.vfat")
        .contains("post-install");
  }

  private Stream<String> overlays(Path config) throws IOException, InterruptedException {
    Stream.Builder<String> files = Stream.builder();
    for (String line : Files.readAllLines(config)) {
      if (line.startsWith("dtoverlay=")) {
        files.add(
            image
                .bootFile("overlays/" + line.substring("dtoverlay=".length()) + ".dtbo")
                .toString());
      }
    }
    return files.build();
  }

  private String property(String node, String name) throws IOException, InterruptedException {
    return Programs.run(
            PATIENCE, "fdtget", image.folder().resolve("tree.dtb").toString(), node, name)
        .strip();
  }

  /** What the played firmware did not understand while the machine was started again. */
  private String restart(String before, Path kernel) throws IOException, InterruptedException {
    Path more = Files.createTempDirectory(image.folder(), "initramfs");
    Path asked = image.folder().resolve("firmware.log");
    Path console = image.folder().resolve("console.log");
    Files.deleteIfExists(asked);
    Path begin =
        Files.writeString(
            more.resolve("begin"),
            """
            #!/bin/sh
            mkdir -p /proc /sys
            mount -t proc proc /proc
            mount -t sysfs sysfs /sys
            modprobe bcm2835_wdt
            %s
            /trial/reboot "0 tryboot"
            """
                .formatted(before));
    assertThat(begin.toFile().setExecutable(true)).isTrue();
    // It goes by its name.
    Files.copy(
        image.root().resolve("usr/lib/klibc/bin/reboot"),
        Files.createDirectory(more.resolve("trial")).resolve("reboot"));
    try (Stream<Path> modules = Files.walk(image.root().resolve("usr/lib/modules"))) {
      Path module =
          modules.filter(it -> it.endsWith("teleguichet_tryboot.ko")).findFirst().orElseThrow();
      Files.copy(module, more.resolve("teleguichet_tryboot.ko"));
    }
    Path tree;
    try (Stream<Path> trees = Files.walk(image.root().resolve("usr/lib"))) {
      tree = trees.filter(it -> it.endsWith("bcm2837-rpi-3-b.dtb")).findFirst().orElseThrow();
    }
    Programs.run(
        PATIENCE,
        "sh",
        "-c",
        // The kernel looks for the next archive at a multiple of four bytes.
        "cd \"$1\" && cp \"$2\" \"$3\" && truncate -s %4 \"$3\""
            + " && find . | cpio -o -H newc --quiet >> \"$3\"",
        "sh",
        more.toString(),
        image.bootFile("initrd.img").toString(),
        image.folder().resolve("initramfs").toString());
    // It ends by itself, for it is not to start again.
    Programs.run(
        PATIENCE,
        "qemu-system-aarch64",
        "-M",
        "raspi3b",
        "-accel",
        "tcg",
        "-display",
        "none",
        "-monitor",
        "none",
        "-serial",
        "null",
        "-serial",
        "file:" + console,
        "-no-reboot",
        "-d",
        "unimp",
        "-D",
        asked.toString(),
        "-kernel",
        kernel.toString(),
        "-initrd",
        image.folder().resolve("initramfs").toString(),
        "-dtb",
        tree.toString(),
        "-append",
        "console=ttyS1,115200 rdinit=/begin panic=-1");
    assertThat(console).content().contains("Restarting system with command '0 tryboot'");
    return Files.readString(asked);
  }
}
