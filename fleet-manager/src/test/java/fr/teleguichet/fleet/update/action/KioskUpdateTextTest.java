package fr.teleguichet.fleet.update.action;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.failure.FailureReasonLine;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a French page says of an update. */
final class KioskUpdateTextTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  private static KioskUpdateViewModels.Line line(String actor) {
    UpdateAction action =
        new UpdateAction(
            1,
            new TargetId("borne-1"),
            2,
            new UpdateActionState.Failed(),
            false,
            NOW,
            NOW,
            actor,
            false);
    return new KioskUpdateViewModels.Line(action, "kiosk-os 2.4.0", List.of(), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          state=confirming           | Elle adopte la nouvelle version.
          state=going-back           | Elle revient à la version précédente.
          version=2.4.0 back=2.3.1   | Version 2.4.0, à la place de 2.3.1
          version=2.4.0              | Version 2.4.0
          """)
  void theShortLinesOfOurAgentAreSaidInWords(String message, String words) {
    assertThat(KioskUpdateText.message(message, line("x"), FRENCH))
        .isEqualTo(FailureReasonLine.of(words));
  }

  @Test
  void aCauseIsASentence() {
    FailureReasonLine reason =
        KioskUpdateText.message(
            "cause=not-proven check=audio version=2.4.0 back=2.3.1", line("x"), FRENCH);

    assertThat(reason.words()).contains("système audio introuvable").doesNotContain("cause=");
    assertThat(reason.language()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"state=dancing", "It is being fetched.", "version=2 and more"})
  void whatIsNotKnownStaysAsItIsAndInEnglish(String message) {
    assertThat(KioskUpdateText.message(message, line("x"), FRENCH))
        .isEqualTo(FailureReasonLine.ofKiosk(message));
  }

  @Test
  void theWordsOfDevicesAreSaidInTheLanguageOfThePage() {
    assertThat(KioskUpdateText.told(ActionHistoryEntry.of("closed"), FRENCH))
        .isEqualTo(FailureReasonLine.of("fin annoncée par la borne"));
    assertThat(KioskUpdateText.told(ActionHistoryEntry.of("danced"), FRENCH))
        .isEqualTo(FailureReasonLine.ofKiosk("danced"));
  }

  @Test
  void aRolloutIsNoName() {
    assertThat(KioskUpdateText.by(line("rollout 12").action(), FRENCH))
        .isEqualTo("le déploiement 12");
    assertThat(KioskUpdateText.by(line("Léa Martin").action(), FRENCH)).isEqualTo("Léa Martin");
  }
}
