package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.peripheral.program.Program;
import fr.teleguichet.edge.screen.Standing;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiagnosticsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "link.password=hunter2hunter2",
        "password: \"hunter2 hunter2\"",
        "Authorization: hunter2",
        "technician.pin=hunter2",
        "token hunter2",
        "claim=hunter2 and more",
        "TELEGUICHET_SCREEN_RECORDS_TOKEN=hunter2",
        "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nhunter2 and the log ends here"
      })
  void whatLooksLikeASecretIsTakenOut(String text) {
    assertThat(Diagnostics.clean("before\n" + text + "\n"))
        .startsWith("before")
        .contains("[removed]")
        .doesNotContain("hunter2");
  }

  @Test
  void anOrdinaryLineStaysAsItIs() {
    String line = "level=INFO logger=Link link=lot/segala from=Offline to=Connecting";
    assertThat(Diagnostics.clean(line)).isEqualTo(line);
  }

  @Test
  void ofALongLogTheEndIsKept() {
    String cleaned = Diagnostics.clean("x".repeat(3 * Diagnostics.MOST_LOG) + "the end");
    assertThat(cleaned).hasSize(Diagnostics.MOST_LOG).endsWith("the end");
  }

  @Test
  void theBundleTellsStatePeripheralsAndStanding() throws IOException {
    var kiosk = new KioskState();
    kiosk.attach(
        Peripheral.PRINTER, new PeripheralReading(PeripheralState.ERROR, "media-empty", "Laser"));
    kiosk.detach(Peripheral.CAMERA, "unplugged");
    var standing = new Standing(Optional.empty(), List.of(new Standing.Line("Borne", "relais-01")));

    Map<String, String> read = unzip(Diagnostics.zip(Diagnostics.of(kiosk, standing)));

    assertThat(read.get("state.txt"))
        .contains("media-empty")
        .contains("camera: missing unplugged")
        .contains("Cpu/Temperature");
    assertThat(read.get("technician.txt")).contains("Borne: relais-01");
  }

  /** A bundle without a log must not look like a kiosk without events. */
  @Test
  void aLogThatCanNotBeReadIsSaidSoInItsPlace() throws Exception {
    assertThat(CareResults.log(script("echo Nov 26 a line"))).isEqualTo("Nov 26 a line\n");
    assertThat(CareResults.log(script("echo insufficient permissions. >&2", "exit 1")))
        .isEqualTo("The log could not be read: sh ended with 1.\ninsufficient permissions.\n");
    assertThat(CareResults.log(Program.of("no-journalctl").tellingErrors()))
        .isEqualTo("The log could not be read: no-journalctl-not-there\n");
  }

  private static Program script(String... lines) {
    return Program.of("sh", "-c", String.join("\n", lines)).tellingErrors();
  }

  private static Map<String, String> unzip(byte[] bytes) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
