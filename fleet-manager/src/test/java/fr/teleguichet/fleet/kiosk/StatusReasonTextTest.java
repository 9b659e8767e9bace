package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.device.AgentStartCause;
import fr.teleguichet.hardware.device.CallTestFinding;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.HealthyRange;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read where a machine said a keyword. */
final class StatusReasonTextTest {

  private static final Instant THEN = Instant.parse("2026-11-24T12:00:00Z");
  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);
  private static final LocalizedText ENGLISH = new MessageBundles().in(Language.ENGLISH);

  @Test
  void aPrinterWithoutPaperSaysSoInBothLanguages() {
    StatusReason reason =
        new StatusReason.PeripheralTrouble("printer", true, false, "media-empty-error", THEN);

    assertThat(StatusReasonText.say(reason, FRENCH)).isEqualTo("Imprimante\u00a0: plus de papier");
    assertThat(StatusReasonText.say(reason, ENGLISH)).isEqualTo("Printer: out of paper");
  }

  @Test
  void aKeywordThatNobodyKnowsIsQuoted() {
    StatusReason reason =
        new StatusReason.PeripheralTrouble("drone", false, false, "rotor-tired, none", THEN);

    assertThat(StatusReasonText.say(reason, ENGLISH))
        .isEqualTo("Drone: the device’s own signal “rotor-tired”");
  }

  @Test
  void everyMeasureThatCanBeUnhealthyHasWords() {
    for (HealthMetric metric : HealthMetric.values()) {
      Value value =
          metric.definition().range() instanceof HealthyRange.MustBe(boolean wanted, _)
              ? Value.of(!wanted)
              : Value.of(1e6);
      StatusReason reason =
          new StatusReason.Unhealthy(metric, value, HealthyRange.Judgement.FAILING);

      assertThat(StatusReasonText.say(reason, FRENCH)).isNotBlank();
      assertThat(StatusReasonText.say(reason, ENGLISH)).isNotBlank();
    }
  }

  @Test
  void everyFindingOfACallTestHasWords() {
    Set<CallTestFinding> all = EnumSet.allOf(CallTestFinding.class);
    for (LocalizedText text : List.of(FRENCH, ENGLISH)) {
      String said = StatusReasonText.say(new StatusReason.CallTestFailed(all), text);
      assertThat(said).doesNotContain(all.stream().map(CallTestFinding::code).toList());
      assertThat(said.split(", ", -1)).hasSizeGreaterThanOrEqualTo(all.size());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SUSPENDED|travaux à la mairie|Site suspendu\u00a0: travaux à la mairie",
        "SUSPENDED|''|Site suspendu",
        "CLOSED|fin du bail|Site fermé, où la borne est encore placée\u00a0: fin du bail",
      })
  void aSiteOutOfUseIsToldWithWhatSomebodyWrote(SiteLifeStage stage, String why, String words) {
    StatusReason reason = new StatusReason.SiteOutOfUse(stage, THEN, why);

    assertThat(StatusReasonText.say(reason, FRENCH)).isEqualTo(words);
    assertThat(StatusReasonText.say(reason, ENGLISH)).startsWith("Site ");
  }

  @Test
  void octetsAreCountedAsEachLanguageWritesThem() {
    assertThat(StatusReasonText.measure(HealthMetric.AGENT_MEMORY, Value.of(105), FRENCH))
        .isEqualTo("105\u00a0Mio");
    assertThat(StatusReasonText.measure(HealthMetric.AGENT_MEMORY, Value.of(105), ENGLISH))
        .isEqualTo("105\u00a0MiB");
  }

  @Test
  void whyTheAgentStartedIsSaidInWordsAndANewerCauseAsItCame() {
    for (AgentStartCause cause : AgentStartCause.values()) {
      for (LocalizedText text : List.of(FRENCH, ENGLISH)) {
        assertThat(StatusReasonText.startCause(cause.code(), text))
            .isNotBlank()
            .doesNotContain("-");
      }
    }
    assertThat(StatusReasonText.startCause("power-loss", FRENCH)).isEqualTo("coupure de courant");
    assertThat(StatusReasonText.startCause("solar-storm", FRENCH)).isEqualTo("solar-storm");
  }

  @Test
  void everyStopHasWords() {
    for (ShutdownReason stop : ShutdownReason.values()) {
      assertThat(StatusReasonText.say(new StatusReason.AnnouncedStop(THEN, stop), FRENCH))
          .contains("Arrêt");
      assertThat(StatusReasonText.say(new StatusReason.OverdueStop(THEN, stop), ENGLISH))
          .contains("stop");
    }
  }

  /** Names and keywords come from whoever can publish: none may become markup. */
  @Test
  void whatComesFromOutsideNeverBecomesMarkup() {
    String markup = "<img src=x onerror=alert(1)>\"'&";
    KioskRow row =
        new KioskRow(
            new KioskUrlName.OfNode(new NodeAddress(markup, markup)),
            Optional.empty(),
            KioskStatusCode.WATCH,
            List.of(new StatusReason.PeripheralTrouble(markup, false, false, markup, THEN)),
            Optional.of(THEN),
            Optional.of(THEN),
            Map.of(),
            ServiceAvailabilityText.SILENT,
            Optional.empty());

    String html =
        new TemplateRenderer().fill("kiosk/row", Map.of("row", row, "text", FRENCH, "now", THEN));

    assertThat(html).doesNotContain("<img").contains("&lt;img");
    String harmless = "&lt;img src=x onerror=alert(1)>&#34;&#39;&amp;";
    assertThat(html).contains("data-kiosk=\"" + harmless + ":" + harmless + "\"");
  }
}
