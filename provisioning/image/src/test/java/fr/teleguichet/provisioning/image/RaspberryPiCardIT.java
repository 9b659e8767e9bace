package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the firmware of a Raspberry Pi finds on its card, from a system of a few files: how it is
 * divided, what it starts, and with what.
 */
@Tag("proof")
final class RaspberryPiCardIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Path SOURCES = Path.of("src/main/image").toAbsolutePath();
  private static final Path BOARDS = Path.of("../../hardware/boards").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void peers() {
    Map<String, String> peers =
        Map.of(
            "sfdisk", "fdisk",
            "mformat", "mtools",
            "mke2fs", "e2fsprogs",
            "dtc", "device-tree-compiler",
            "depmod", "kmod");
    for (Map.Entry<String, String> peer : peers.entrySet()) {
      Path _ = Installed.program(peer.getKey(), peer.getValue());
    }
  }

  @Test
  void theCardHasSettingsTwoSlotsAndDataEachByItsNameAndTheFirmwaresNumbers() throws Exception {
    Path disk = card("4", "teleguichet-v1-pi4");

    List<String> partitions =
        Programs.run(PATIENCE, "sfdisk", "--dump", disk.toString())
            .lines()
            .filter(line -> line.contains("start="))
            .map(line -> line.replaceAll(".*type=([0-9A-F]{8}).*name=\"([^\"]*)\".*", "$2 $1"))
            .toList();
    // The first three are FAT for the firmware, and it knows them by their numbers.
    assertThat(partitions)
        .containsExactly(
            "boot EBD0A0A2",
            "boot-a EBD0A0A2",
            "boot-b EBD0A0A2",
            "root-a B921B045",
            "root-b B921B045",
            "data 0FC63DAF");
    assertThat(Programs.run(PATIENCE, "sfdisk", "--verify", disk.toString()))
        .contains("No errors detected");
  }

  @Test
  void theFirmwareIsToldWhichSlotStartsAndWhichOneATrialDoes() throws Exception {
    Path disk = card("4", "teleguichet-v1-pi4");

    // Nothing else: a partition that could start by itself would be taken when a slot could not.
    assertThat(Programs.run(PATIENCE, "mdir", "-b", "-i", disk + "@@1M", "::").lines())
        .containsExactlyInAnyOrder("::/autoboot.txt", "::/issue.txt", "::/slots/");
    // Byte for byte what tryboot-slots writes, or it would be written anew at the first start.
    assertThat(onCard(disk, 1, "autoboot.txt"))
        .isEqualTo("[all]\ntryboot_a_b=1\nboot_partition=2\n[tryboot]\nboot_partition=3\n");
    assertThat(onCard(disk, 1, "slots/B")).isEqualTo("bad\n");
  }

  /** A factory reset empties /var, and must not forget that a slot is bad. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "etc/systemd/system/rauc.service.d/teleguichet.conf",
        "etc/systemd/system/teleguichet-slots.service",
        "usr/lib/systemd/system/teleguichet-trial.service"
      })
  void whoeverSwitchesSlotsFindsAllOfThemBesideAutoboot(String unit) {
    assertThat(SOURCES.resolve("raspberry-pi").resolve(unit))
        .content()
        .contains(
            "RequiresMountsFor=/boot/firmware",
            "Environment=TELEGUICHET_AUTOBOOT=/boot/firmware"
                + " TELEGUICHET_SLOTS=/boot/firmware/slots\n");
  }

  @Test
  void theKernelsCommandLineIsThatOfTheSlotAndOpensNothing() throws Exception {
    Path disk = card("4", "teleguichet-v1-pi4");

    String line = onCard(disk, 129, "cmdline.txt");

    assertThat(line.lines()).hasSize(1);
    assertThat(List.of(line.strip().split(" ", -1)))
        .contains(
            "root=PARTLABEL=root-a",
            "rauc.slot=A",
            "ro",
            "panic=10",
            "fsck.repair=yes",
            "systemd.import_credentials=no",
            "systemd.gpt_auto=no",
            // Without one it would be the device tree's, the pins of the header.
            "console=tty0")
        .noneMatch(
            word -> word.startsWith("init=") || word.matches("console=(ttyS|ttyAMA|serial).*"));
  }

  @ParameterizedTest
  @CsvSource({
    "4, teleguichet-v1-pi4, start4.elf fixup4.dat bcm2711-rpi-4-b.dtb",
    "5, teleguichet-v1, bcm2712-rpi-5-b.dtb bcm2712d0-rpi-5-b.dtb"
  })
  void theFirmwareFindsAllThatItStarts(String board, String profile, String files)
      throws Exception {
    Path disk = card(board, profile);

    String there = Programs.run(PATIENCE, "mdir", "-b", "-/", "-i", disk + "@@129M", "::");

    assertThat(there)
        .contains("vmlinuz", "initrd.img", "cmdline.txt", "config.txt")
        .contains(files.split(" ", -1));
    String config = onCard(disk, 129, "config.txt");
    assertThat(config)
        .contains("arm_64bit=1\n", "kernel=vmlinuz\n", "initramfs initrd.img followkernel\n");
    config
        .lines()
        .filter(line -> line.startsWith("dtoverlay="))
        .forEach(
            line ->
                assertThat(there)
                    .contains("::/overlays/" + line.substring("dtoverlay=".length()) + ".dtbo"));
    assertThat(folder.resolve("root/boot")).isDirectoryNotContaining("glob:**vmlinuz*");
    assertThat(folder.resolve("root/etc/rauc/system.conf"))
        .content()
        .contains("compatible=teleguichet-raspberry-pi" + (board.equals("5") ? "-5\n" : "\n"));
    assertThat(folder.resolve("root/usr/lib/modules/6.12.0/updates/teleguichet_tryboot.ko"))
        .exists();
  }

  @Test
  void theHeadersBusesAreSwitchedOnAsTheBoardSays() throws Exception {
    assertThat(config("4", BOARDS.resolve("teleguichet-v1-pi4.yaml")))
        .contains(
            "dtoverlay=teleguichet-pi4-i2c1\n",
            "dtoverlay=teleguichet-pi4-i2c1-400k\n",
            "dtoverlay=teleguichet-pi4-uart0\n",
            "dtoverlay=teleguichet-pi4-pwm12\n",
            "dtoverlay=teleguichet-pi4-ds3231\n");
    // What Debian's kernel can't is said, and the card is made all the same.
    assertThat(config("5", BOARDS.resolve("teleguichet-v1.yaml")))
        .contains(
            "dtoverlay=teleguichet-pi5-i2c1\n",
            "# dtparam=uart0=on (not there)\n",
            "so the radar is silent",
            "so the fan runs at full speed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"expert-desk", "teleguichet-v1", "teleguichet-v1-pi4"})
  void eachLineOfABoardIsKnown(String profile) throws Exception {
    Path file = BOARDS.resolve(profile + ".yaml");
    long lines =
        Files.readAllLines(file).stream()
            .filter(line -> line.matches(" {4}- (dtparam|dtoverlay)=.*"))
            .count();

    String config = config(profile.endsWith("pi4") ? "4" : "5", file);

    assertThat(lines).isGreaterThan(2);
    assertThat(config.lines().filter(line -> line.matches("# (dtparam|dtoverlay)=.*")))
        .hasSize((int) lines);
  }

  @Test
  void aLineThatNobodyHasThoughtAboutStopsTheBuild() throws Exception {
    Path own =
        Files.writeString(
            folder.resolve("own.yaml"),
            "id: own\nboard:\n  firmware:\n    - dtoverlay=w1-gpio\n\nwiring:\n");

    assertThat(catchThrowable(() -> config("4", own)))
        .hasMessageContaining("\"dtoverlay=w1-gpio\"")
        .hasMessageContaining("firmware-lines");
  }

  @Test
  void everyOverlayIsOneThatALineAsksFor() throws Exception {
    String lines = Files.readString(SOURCES.resolve("raspberry-pi/boot-partition/firmware-lines"));
    try (Stream<Path> overlays =
        Files.list(SOURCES.resolve("raspberry-pi/boot-partition/overlays"))) {
      assertThat(overlays.map(it -> it.getFileName().toString().replace(".dts", "")))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(lines).containsPattern("(?m) " + name + "$"));
    }
  }

  @ParameterizedTest
  @CsvSource({"boot.0, a, A", "boot.1, b, B"})
  void anUpdatesBootPartitionBecomesThatOfTheSlotThatItWasWrittenTo(
      String slot, String root, String name) throws Exception {
    Path disk = card("4", "teleguichet-v1-pi4");
    String before = onCard(disk, 129, "cmdline.txt");
    Path line =
        Files.writeString(
            Files.createDirectory(folder.resolve("mount")).resolve("cmdline.txt"), before);

    hook(slot);

    assertThat(line)
        .hasContent(
            before.replace("root-a ", "root-" + root + " ").replace("=A ", "=" + name + " "));
    // Run again, by an update that was written twice.
    hook(slot);
    assertThat(line).content().contains("PARTLABEL=root-" + root + " ", "rauc.slot=" + name + " ");
  }

  @Test
  void anUpdateThatIsNotForASlotFails() throws Exception {
    Path line = Files.createDirectory(folder.resolve("mount")).resolve("cmdline.txt");
    Files.writeString(line, "root=PARTLABEL=root-a ro rauc.slot=A quiet\n");
    assertThat(catchThrowable(() -> hook("boot.2"))).hasMessageContaining("no boot partition");

    Files.writeString(line, "root=/dev/sda1 quiet\n");
    assertThat(catchThrowable(() -> hook("boot.1"))).isNotNull();
    assertThat(line).hasContent("root=/dev/sda1 quiet");
  }

  @Test
  void aMachineThatCannotRunItsProgramsIsToldWhatToDo() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    script(bin.resolve("uname"), "echo x86_64");
    script(bin.resolve("arch-test"), "exit 0");
    script(bin.resolve("aarch64-linux-gnu-gcc"), "exit 0");
    script(bin.resolve("mount"), "exit 1");
    Path format = Files.writeString(folder.resolve("format"), ":qemu-aarch64:M::x:y:/qemu:OPF");
    Path known = Files.createDirectory(folder.resolve("binfmt_misc"));

    assertThat(catchThrowable(() -> host(bin, known, folder.resolve("none"))))
        .hasMessageContaining("apt-get install qemu-user-binfmt");
    assertThat(catchThrowable(() -> host(bin, known, format)))
        .hasMessageContaining("may not mount binfmt_misc");

    Files.createFile(known.resolve("register"));
    host(bin, known, format);
    assertThat(known.resolve("register")).hasSameTextualContentAs(format);

    Files.createFile(known.resolve("qemu-aarch64"));
    Files.writeString(known.resolve("register"), "");
    host(bin, known, format);
    assertThat(known.resolve("register")).isEmptyFile();
  }

  private static void script(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void host(Path bin, Path known, Path format) throws Exception {
    var _ =
        Programs.run(
            Map.of("PATH", bin + ":" + System.getenv("PATH")),
            PATIENCE,
            List.of(
                "sh",
                SOURCES.resolve("raspberry-pi.host").toString(),
                known.toString(),
                format.toString()));
  }

  private void hook(String slot) throws Exception {
    var _ =
        Programs.run(
            Map.of(
                "RAUC_SLOT_NAME",
                slot,
                "RAUC_SLOT_MOUNT_POINT",
                folder.resolve("mount").toString()),
            PATIENCE,
            List.of(
                "sh",
                SOURCES.resolve("raspberry-pi/boot-partition/hook").toString(),
                "slot-post-install"));
  }

  private String config(String board, Path profile) throws Exception {
    Path overlays = Files.createDirectories(folder.resolve("overlays"));
    return Programs.run(
        PATIENCE,
        SOURCES.resolve("raspberry-pi.config").toString(),
        board,
        profile.toString(),
        overlays.toString());
  }

  private static String onCard(Path disk, int mebibyte, String file) throws Exception {
    return Programs.run(PATIENCE, "mtype", "-i", disk + "@@" + mebibyte + "M", "::/" + file);
  }

  /** A card of a system that has a kernel's files by name alone. */
  private Path card(String board, String profile) throws Exception {
    put(
        board.equals("4") ? "root/boot/vmlinuz-6.12.0" : "root/usr/lib/modules/6.12.0/vmlinuz",
        "kernel");
    put("root/boot/initrd.img-6.12.0", "initramfs");
    put("root/usr/lib/modules/6.12.0/modules.order", "");
    Files.createSymbolicLink(folder.resolve("root/lib"), Path.of("usr/lib"));
    put("root/usr/lib/modules/6.12.0/modules.builtin", "");
    String trees =
        board.equals("4") ? "linux-image-6.12.0/broadcom/" : "modules/6.12.0/dtb/broadcom/";
    for (String tree :
        List.of("bcm2711-rpi-4-b.dtb", "bcm2712-rpi-5-b.dtb", "bcm2712-d-rpi-5-b.dtb")) {
      put("root/usr/lib/" + trees + tree, "tree");
    }
    put("root/usr/lib/raspi-firmware/start4.elf", "firmware");
    put("root/usr/lib/raspi-firmware/fixup4.dat", "firmware");
    put(
        "root/etc/rauc/system.conf",
        Files.readString(SOURCES.resolve("raspberry-pi/etc/rauc/system.conf")));
    put("module.ko", "module");
    run(
        "raspberry-pi.boot",
        folder.toString(),
        board,
        BOARDS.resolve(profile + ".yaml").toString(),
        folder.resolve("module.ko").toString());
    Programs.run(PATIENCE, "truncate", "-s", "100M", folder.resolve("rootfs.ext4").toString());
    Path disk = folder.resolve("card.img");
    run("raspberry-pi.disk", folder.toString(), "100", disk.toString());
    return disk;
  }

  private static void run(String script, String... arguments) throws Exception {
    var _ =
        Programs.run(
            PATIENCE,
            Stream.concat(Stream.of(SOURCES.resolve(script).toString()), Stream.of(arguments))
                .toArray(String[]::new));
  }

  private void put(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
