package fr.teleguichet.fleet.update.action;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.page.Language;
import fr.teleguichet.fleet.page.Text;
import fr.teleguichet.fleet.page.Texts;
import fr.teleguichet.fleet.update.cause.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a French page says of an update. */
final class UpdateWordsTest {

  private static final Text FRENCH = new Texts().in(Language.FRENCH);
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  private static UpdatePages.Line line(String actor) {
    Action action =
        new Action(1, "borne-1", 2, new ActionState.Failed(), false, NOW, NOW, actor, false);
    return new UpdatePages.Line(action, "kiosk-os 2.4.0", List.of());
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
    assertThat(UpdateWords.message(message, line("x"), FRENCH)).isEqualTo(Reason.of(words));
  }

  @Test
  void aCauseIsASentence() {
    Reason reason =
        UpdateWords.message(
            "cause=not-proven check=audio version=2.4.0 back=2.3.1", line("x"), FRENCH);

    assertThat(reason.words()).contains("système audio introuvable").doesNotContain("cause=");
    assertThat(reason.language()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"state=dancing", "It is being fetched.", "version=2 and more"})
  void whatIsNotKnownStaysAsItIsAndInEnglish(String message) {
    assertThat(UpdateWords.message(message, line("x"), FRENCH)).isEqualTo(Reason.ofKiosk(message));
  }

  @Test
  void theWordsOfDevicesAreSaidInTheLanguageOfThePage() {
    assertThat(UpdateWords.told(Note.of("closed"), FRENCH))
        .isEqualTo(Reason.of("fin annoncée par la borne"));
    assertThat(UpdateWords.told(Note.of("danced"), FRENCH)).isEqualTo(Reason.ofKiosk("danced"));
  }

  @Test
  void aRolloutIsNoName() {
    assertThat(UpdateWords.by(line("rollout 12").action(), FRENCH)).isEqualTo("le déploiement 12");
    assertThat(UpdateWords.by(line("Léa Martin").action(), FRENCH)).isEqualTo("Léa Martin");
  }
}
