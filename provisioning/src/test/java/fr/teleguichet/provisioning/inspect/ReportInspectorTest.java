package fr.teleguichet.provisioning.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportInspectorTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final String WELL =
      """
      {"version": 1, "at": "2026-11-24T09:00:01Z", "kiosk": "figeac-01",
       "identity": {"state": "enrolled", "sentence": ""},
       "code": "AAAA-AAAA", "fingerprint": "%s",
       "certificate": {"from": "2026-11-01T00:00:00Z", "until": "2027-01-30T00:00:00Z"},
       "link": {"state": "online", "sentence": "mqtts://fleet.example:8883"},
       "facts": {"Properties/Agent Version": "0.1.0", "Properties/Board Model": "Raspberry Pi 5"},
       "measures": {"Cpu/Temperature": 51.5, "Clock/Synchronised": true},
       "peripherals": [{"device": "printer", "state": "ok", "reasons": "", "model": "TM-T20"}]}
      """
          .formatted("3f".repeat(32));

  @Test
  void aKioskThatWorksIsHealthyAndSaysWhoItIs() throws IOException {
    InspectionResult it = inspect(read(WELL));

    assertThat(it.isHealthy()).isTrue();
    assertThat(it.worries()).isEmpty();
    Fingerprint key = Fingerprint.parse("3f".repeat(32)).orElseThrow();
    assertThat(it.facts())
        .containsEntry("kiosk", "figeac-01")
        .containsEntry("state", "enrolled")
        .containsEntry("code", ShortCode.of(key).toString())
        .containsEntry("key", key.grouped())
        .containsEntry("certificate", "2027-01-30T00:00:00Z")
        .containsEntry("link", "online")
        .containsEntry("agent", "0.1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "/identity/state, waiting, unit.no-kiosk, true",
    "/identity/state, lapsed, unit.no-kiosk, true",
    "/identity/state, something-new, unit.no-kiosk, true",
    "/identity/state, delayed, unit.delayed, false",
    "/certificate/until, 2026-11-24T08:59:59Z, unit.lapsed, true",
    "/certificate/until, 2026-12-01T00:00:00Z, unit.ends-soon, false",
    "/link/state, offline, unit.link, true",
    "/link/state, '', unit.no-link, true",
    "/at, 2026-11-24T11:00:00Z, unit.clock, false",
    "/measures/Cpu~1Temperature, 79.0, unit.measure, false",
    "/measures/Cpu~1Temperature, 90.0, unit.measure, true",
    "/peripherals/0/state, error, unit.peripheral, false",
    "/peripherals/0/state, warning, unit.peripheral, false"
  })
  void whatIsNotInOrderIsSaidWithItsGravity(
      String pointer, String value, String about, boolean failing) throws IOException {
    JsonNode report = read(WELL);
    int last = pointer.lastIndexOf('/');
    var parent = (ObjectNode) report.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1).replace("~1", "/");
    if (pointer.startsWith("/measures")) {
      parent.put(name, Double.parseDouble(value));
    } else {
      parent.put(name, value);
    }

    InspectionResult it = inspect(report);

    assertThat(it.worries())
        .singleElement()
        .satisfies(
            worry -> {
              assertThat(worry.say().key()).isEqualTo(about);
              assertThat(worry.failing()).isEqualTo(failing);
            });
    assertThat(it.isHealthy()).isEqualTo(!failing);
  }

  /** Without its screen there is no interview. */
  @Test
  void anEssentialPeripheralThatFailsMakesTheUnitUnhealthy() throws IOException {
    JsonNode report = read(WELL);
    ((ObjectNode) report.at("/peripherals/0")).put("device", "screen").put("state", "error");

    assertThat(inspect(report).isHealthy()).isFalse();
  }

  @Test
  void whyAPeripheralIsInItsStateIsToldInWords() throws IOException {
    JsonNode report = read(WELL);
    ((ObjectNode) report.at("/peripherals/0"))
        .put("state", "error")
        .put("reasons", "media-empty-error,cover-open");

    assertThat(inspect(report).worries())
        .singleElement()
        .satisfies(
            worry ->
                assertThat(worry.say().values())
                    .last()
                    .isEqualTo("en panne, plus de papier, capot ouvert"));
  }

  @Test
  void aUnitCannotSteerTheTerminalOrFillIt() throws IOException {
    JsonNode report = read(WELL);
    ((ObjectNode) report).put("kiosk", "\u001b[2J" + "x".repeat(1_000_000));
    ArrayNode many = ((ObjectNode) report).putArray("peripherals");
    for (int i = 0; i < 1_000; i++) {
      many.addObject().put("device", "printer").put("state", "error").put("reasons", "\u0007");
    }

    InspectionResult it = inspect(report);

    assertThat(it.facts().get("kiosk")).hasSizeLessThan(200).doesNotContain("\u001b");
    assertThat(it.worries()).hasSizeLessThan(40);
    assertThat(it.worries().toString()).doesNotContain("\u0007");
  }

  /** Reports with parts cut out, swapped or of another kind: never more than worries. */
  @Test
  void noReportMakesTheToolFail() throws IOException {
    var random = new Random(20261124);
    for (int i = 0; i < 2_000; i++) {
      JsonNode report = read(WELL);
      for (int n = random.nextInt(4); n >= 0; n--) {
        mutate(report, random);
      }
      assertThat(inspect(report).facts()).containsKey("kind");
    }
  }

  private static void mutate(JsonNode report, Random random) {
    var names = report.properties().stream().map(java.util.Map.Entry::getKey).toList();
    if (names.isEmpty()) {
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    JsonNode part = report.path(name);
    var object = (ObjectNode) report;
    switch (random.nextInt(5)) {
      case 0 -> object.remove(name);
      case 1 -> object.putNull(name);
      case 2 -> object.put(name, random.nextLong());
      case 3 -> object.putArray(name).add("x").addObject();
      default -> {
        if (part.isObject()) {
          mutate(part, random);
        } else {
          object.put(name, "9".repeat(random.nextInt(300)));
        }
      }
    }
  }

  private static JsonNode read(String text) throws IOException {
    return JSON.readTree(text);
  }

  private static InspectionResult inspect(JsonNode report) {
    return new ReportInspector(NOW, Locale.FRENCH).of(report);
  }
}
