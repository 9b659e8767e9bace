package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start resets, lays out and mounts in this order, as systemd itself reckons it. */
@Timeout(300)
final class DataUnitsTest {

  private static final Path COMMON = Path.of("src/main/image/common").toAbsolutePath();
  private static final Path SYSTEM = Path.of("/usr/lib/systemd/system");
  private static final Path GENERATOR =
      Path.of("/usr/lib/systemd/system-generators/systemd-fstab-generator");
  private static final String RESET = "teleguichet-reset.service";
  private static final String DATA = "teleguichet-data.service";
  private static final String CARD = "teleguichet-card.service";
  private static final String CARD_WAITS = "teleguichet-card.path";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void theUnitsOfTheImageAndThoseOfItsFstab() throws Exception {
    Path _ = Installed.program("systemd-analyze", "systemd");
    for (String name : List.of(RESET, DATA, CARD, CARD_WAITS)) {
      Files.copy(COMMON.resolve("usr/lib/systemd/system").resolve(name), folder.resolve(name));
    }
    String here = folder.toString();
    var generator = new ProcessBuilder(GENERATOR.toString(), here, here, here);
    generator.environment().put("SYSTEMD_FSTAB", COMMON.resolve("etc/fstab").toString());
    assertThat(run(generator)).doesNotContain("rror");
  }

  @Test
  void theOrderHasNoCircleAndEveryLineIsUnderstood() throws Exception {
    assertThat(folder.resolve("var.mount")).exists();

    assertThat(verify()).isEmpty();
  }

  @Test
  void aCircleWouldBeFound() throws Exception {
    Path reset = folder.resolve(RESET);
    String text = Files.readString(reset);
    Files.writeString(reset, text.replace("Before=" + DATA, "After=" + DATA));

    assertThat(verify()).anyMatch(line -> line.contains("ordering cycle"));
  }

  @Test
  void theResetIsBeforeTheLayoutAndThatBeforeEveryMountOfTheDataPartition() throws IOException {
    assertThat(Files.readAllLines(folder.resolve(RESET))).contains("Before=" + DATA);
    String fstab = Files.readString(COMMON.resolve("etc/fstab"));
    assertThat(fstab.lines().filter(line -> line.startsWith("/data/")))
        .isNotEmpty()
        .allMatch(line -> line.contains("x-systemd.requires=" + DATA))
        .allMatch(line -> line.contains("x-systemd.after=" + DATA));
  }

  /** A flash drive is written when something is kept, and not when something is read. */
  @ParameterizedTest
  @ValueSource(strings = {"data.mount", "boot-firmware.mount"})
  void nothingNotesWhenAFileWasRead(String unit) throws IOException {
    assertThat(Files.readAllLines(folder.resolve(unit)))
        .filteredOn(line -> line.startsWith("Options="))
        .singleElement()
        .satisfies(
            line ->
                assertThat(List.of(line.substring("Options=".length()).split(",", -1)))
                    .contains("noatime"));
  }

  /** Nothing sooner says that the networks of the card lead to the fleet. */
  @Test
  void theCardIsEmptiedOnceTheUnitHasItsCertificate() throws IOException {
    String unit = Files.readString(folder.resolve(CARD_WAITS));

    assertThat(unit)
        .contains("PathExists=/var/lib/teleguichet-edge-agent/identity/certificate.pem\n")
        // What makes the image enables what has this.
        .contains("\n[Install]\nWantedBy=multi-user.target\n");
  }

  /** What systemd has to say, but for programs that only the image has. */
  private List<String> verify() throws Exception {
    var analyze =
        new ProcessBuilder(
            "systemd-analyze",
            "verify",
            "--man=no",
            RESET,
            DATA,
            CARD,
            CARD_WAITS,
            "var.mount",
            "local-fs.target");
    analyze.environment().put("SYSTEMD_UNIT_PATH", folder + ":" + SYSTEM);
    try (Stream<String> lines = run(analyze).lines()) {
      return lines.filter(line -> !line.contains("is not executable")).toList();
    }
  }

  private static String run(ProcessBuilder program) throws Exception {
    Path log = Files.createTempFile("teleguichet-units", ".log");
    try {
      Process process = program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return Files.readString(log);
    } finally {
      Files.delete(log);
    }
  }
}
