package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.page.Language;
import fr.teleguichet.fleet.page.Templates;
import fr.teleguichet.fleet.page.Text;
import fr.teleguichet.fleet.page.Texts;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.StopReason;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read where a machine said a keyword. */
final class ReasonsTest {

  private static final Instant THEN = Instant.parse("2026-11-24T12:00:00Z");
  private static final Text FRENCH = new Texts().in(Language.FRENCH);
  private static final Text ENGLISH = new Texts().in(Language.ENGLISH);

  @Test
  void aPrinterWithoutPaperSaysSoInBothLanguages() {
    Reason reason = new Reason.PeripheralTrouble("printer", true, false, "media-empty-error", THEN);

    assertThat(Reasons.say(reason, FRENCH)).isEqualTo("Imprimante\u00a0: plus de papier");
    assertThat(Reasons.say(reason, ENGLISH)).isEqualTo("Printer: out of paper");
  }

  @Test
  void aKeywordThatNobodyKnowsIsShownAsItIs() {
    Reason reason = new Reason.PeripheralTrouble("drone", false, false, "rotor-tired, none", THEN);

    assertThat(Reasons.say(reason, ENGLISH)).isEqualTo("Drone: rotor-tired");
  }

  @Test
  void everyKeywordHasWordsOfItsOwn() {
    assertThat(Reasons.keywords())
        .allSatisfy(keyword -> assertThat(FRENCH.say("keyword." + keyword)).isNotEqualTo(keyword));
  }

  @Test
  void everyMeasureThatCanBeUnhealthyHasWords() {
    for (HealthMetric metric : HealthMetric.values()) {
      Value value =
          metric.definition().range() instanceof HealthyRange.MustBe(boolean wanted, _)
              ? Value.of(!wanted)
              : Value.of(1e6);
      Reason reason = new Reason.Unhealthy(metric, value, HealthyRange.Judgement.FAILING);

      assertThat(Reasons.say(reason, FRENCH)).isNotBlank();
      assertThat(Reasons.say(reason, ENGLISH)).isNotBlank();
    }
  }

  @Test
  void everyStopHasWords() {
    for (StopReason stop : StopReason.values()) {
      assertThat(Reasons.say(new Reason.AnnouncedStop(THEN, stop), FRENCH)).contains("Arrêt");
      assertThat(Reasons.say(new Reason.OverdueStop(THEN, stop), ENGLISH)).contains("stop");
    }
  }

  /** Names and keywords come from whoever can publish: none may become markup. */
  @Test
  void whatComesFromOutsideNeverBecomesMarkup() {
    String markup = "<img src=x onerror=alert(1)>\"'&";
    KioskRow row =
        new KioskRow(
            markup,
            markup,
            Optional.empty(),
            Standing.WATCH,
            List.of(new Reason.PeripheralTrouble(markup, false, false, markup, THEN)),
            Optional.of(THEN),
            Optional.of(THEN),
            Map.of(),
            ServiceWords.SILENT,
            Optional.empty());

    String html =
        new Templates().fill("kiosk/row", Map.of("row", row, "text", FRENCH, "now", THEN));

    assertThat(html).doesNotContain("<img").contains("&lt;img");
    String harmless = "&lt;img src=x onerror=alert(1)>&#34;&#39;&amp;";
    assertThat(html).contains("data-kiosk=\"" + harmless + ":" + harmless + "\"");
  }
}
