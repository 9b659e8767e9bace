package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.sparkplug.DeviceView;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one sentence about a kiosk, by the one rule. */
final class KioskServiceSummaryTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);

  private static KioskRow row(
      String verdict, Map<HealthMetric, Value> measures, Map<String, DeviceView> devices) {
    return KioskRow.of(
        new NodeView(
            new NodeAddress("lot", "borne-a"),
            new NodeView.Link.Connected(NOW),
            NOW,
            false,
            measures,
            Map.of(NodeFact.VERDICT, Value.of(verdict)),
            devices),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ";carsat=|En service",
        "printer-jammed;carsat=|En service sans impression",
        "scanner-failed;carsat=|En service sans numérisation",
        "printer-jammed,scanner-failed;carsat=|En service sans impression ni numérisation",
        "camera-missing,printer-jammed;carsat=|Hors service",
        "closed,printer-jammed;carsat=|À l’arrêt",
      })
  void whatCitizensCanNotDoIsSaidInTheSentence(String verdict, String words) {
    assertThat(row(verdict, Map.of(), Map.of()).condition().words(FRENCH)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "printer, false, ok, LIMITED",
    "printer, true, error, LIMITED",
    "printer, true, warning, NEEDS_ATTENTION",
    "scanner, true, error, LIMITED",
    "light, true, error, NEEDS_ATTENTION",
    "camera, false, ok, OUT_OF_SERVICE",
  })
  void aKioskThatSaysNothingOfServicesIsJudgedByItsPeripherals(
      String device, boolean present, String state, ServiceLevel level) {
    DeviceView view = new DeviceView(present, NOW, state, "", "");

    assertThat(row("", Map.of(), Map.of(device, view)).condition().level()).isEqualTo(level);
  }

  @Test
  void withoutEnoughVoltageItDoesNotSayThatEverythingWorks() {
    KioskRow row =
        row(";carsat=", Map.of(HealthMetric.POWER_UNDER_VOLTAGE, Value.of(true)), Map.of());

    assertThat(row.condition().words(FRENCH)).isEqualTo("Attend quelqu’un");
    assertThat(row.service().headline(FRENCH)).isEmpty();
  }

  @Test
  void onePrinterWithoutPaperIsOneReason() {
    DeviceView printer = new DeviceView(true, NOW, "error", "media-empty", "");

    assertThat(row("printer-out-of-paper;carsat=", Map.of(), Map.of("printer", printer)).reasons())
        .singleElement()
        .isInstanceOf(StatusReason.PeripheralTrouble.class);
  }
}
