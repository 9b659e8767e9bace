package fr.teleguichet.fleet.update.failure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kiosks tell of a failure, and the sentence that people read. */
final class UpdateFailureCauseTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);
  private static final LocalizedText ENGLISH = new MessageBundles().in(Language.ENGLISH);
  private static final Instant AT = Instant.parse("2026-11-25T05:12:00Z");

  private static String french(String... messages) {
    return UpdateFailureText.sentence(UpdateFailureCause.of(List.of(messages)), "2.4.0", AT, FRENCH)
        .replace('\u00a0', ' ');
  }

  @Test
  void whatWasNotProvenSaysWhatDidNotWorkAndWhereTheKioskIsNow() {
    assertThat(french("cause=not-proven check=printer version=2.4.0 back=2.3.1", "lp0: no device"))
        .isEqualTo(
            "2.4.0 retirée le 25 nov. 2026 à 06:12 : imprimante introuvable après le redémarrage ;"
                + " retour à 2.3.1");
    assertThat(
            UpdateFailureText.sentence(
                UpdateFailureCause.of(List.of("cause=not-proven check=broker back=2.3.1")),
                "2.4.0",
                AT,
                ENGLISH))
        .isEqualTo(
            "2.4.0 was withdrawn on 25 Nov 2026, 06:12: the central system did not answer after the"
                + " restart; back to 2.3.1");
  }

  /** Its first line names the version that it should have gone back to, and it did not. */
  @Test
  void whatAPersonHasToSeeToSaysSo() {
    assertThat(french("cause=no-way-back version=2.4.0 back=2.3.1"))
        .isEqualTo(
            "2.4.0 en échec depuis le 25 nov. 2026 à 06:12 : l’ancienne version ne revient pas :"
                + " quelqu’un doit se rendre sur place");
    assertThat(french("cause=waited-too-long days=7"))
        .isEqualTo(
            "2.4.0 non installée le 25 nov. 2026 à 06:12 : ses fichiers ou un moment favorable se"
                + " sont fait attendre trop longtemps : quelqu’un doit s’occuper de la borne");
  }

  @Test
  void aFileThatWasWithdrawnSaysSo() {
    assertThat(french("cause=gone", "It is not installed: its file is no longer offered."))
        .isEqualTo("2.4.0 non installée le 25 nov. 2026 à 06:12 : le fichier n’est plus proposé");
    assertThat(
            UpdateFailureText.sentence(
                UpdateFailureCause.of(List.of("cause=gone")), "2.4.0", AT, ENGLISH))
        .endsWith("the file is no longer offered");
  }

  @Test
  void whatTheKioskSaysIsShownWithoutBlanksAroundIt() {
    assertThat(UpdateFailureCause.of(List.of("cause=gone", " After 30 seconds: printer. ")).lines())
        .containsExactly("After 30 seconds: printer.");
  }

  @Test
  void aLineThatSaysNoMoreThanTheSentenceIsNoDetail() {
    String facts = "cause=not-proven check=scanner version=2.4.0";
    String same = "After 1 minute these did not work as before: scanner.";
    String more = "After 2 minutes these did not work as before: scanner, printer.";

    assertThat(UpdateFailureCause.of(List.of(facts, same, "lp0: no device")).details())
        .containsExactly("lp0: no device");
    assertThat(UpdateFailureCause.of(List.of(facts, same)).lines()).containsExactly(same);
    assertThat(UpdateFailureCause.of(List.of(facts, more)).details()).containsExactly(more);
    assertThat(UpdateFailureCause.of(List.of("cause=failed check=scanner", same)).details())
        .containsExactly(same);
  }

  @Test
  void aWordOrACheckOfANewerKioskIsShownAsItIs() {
    assertThat(french("cause=moonlight phase=full"))
        .isEqualTo(
            "2.4.0 non installée le 25 nov. 2026 à 06:12 : cause « moonlight », que ce système ne"
                + " connaît pas");
    assertThat(french("cause=not-proven check=lid"))
        .isEqualTo(
            "2.4.0 retirée le 25 nov. 2026 à 06:12 : « lid » ne fonctionnait plus après le"
                + " redémarrage");
  }

  @Test
  void anotherClientsFirstLineIsTheReason() {
    assertThat(french("", "Installation error: no space left"))
        .isEqualTo(
            "2.4.0 non installée le 25 nov. 2026 à 06:12 : Installation error: no space left");
    assertThat(french())
        .isEqualTo("2.4.0 non installée le 25 nov. 2026 à 06:12 : la borne n’a pas dit pourquoi");
  }

  @Test
  void factsAreReadAndQuotedOnesWhole() {
    UpdateFailureCause cause =
        UpdateFailureCause.of(
            List.of("  cause=incompatible wanted=pi5 model=\"Raspberry Pi 4\" empty= x", "help"));
    assertThat(cause.kind()).isEqualTo(UpdateFailureCause.Kind.INCOMPATIBLE);
    assertThat(cause.facts()).containsEntry("wanted", "pi5");
    assertThat(cause.fact("model")).hasValue("Raspberry Pi 4");
    assertThat(cause.fact("empty")).isEmpty();
    assertThat(cause.lines()).containsExactly("help");
  }

  @ParameterizedTest
  @EnumSource(UpdateFailureCause.Kind.class)
  void everyKindHasASentenceInEveryLanguage(UpdateFailureCause.Kind kind) {
    UpdateFailureCause cause = UpdateFailureCause.of(List.of("cause=" + kind.code()));
    for (LocalizedText text : List.of(FRENCH, ENGLISH)) {
      assertThat(UpdateFailureText.sentence(cause, "2.4.0", AT, text))
          .contains("2.4.0")
          .contains("06:12");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broker",
        "screen",
        "journal",
        "camera",
        "audio",
        "printer",
        "scanner",
        "reader",
        "presence",
        "light",
        "power",
        "enclosure"
      })
  void everyCheckHasWords(String check) {
    UpdateFailureCause cause = UpdateFailureCause.of(List.of("cause=not-proven check=" + check));
    for (LocalizedText text : List.of(FRENCH, ENGLISH)) {
      assertThat(UpdateFailureText.sentence(cause, "2", AT, text))
          .doesNotContain("\u00ab", "\u201c");
    }
  }

  /** Nothing that a kiosk sends is an error, and facts stay few and short. */
  @Test
  void whateverComesIsRead() {
    Random random = new Random(9);
    String letters = "cause=not-proven \"{}'0=,\u00e9\u2028";
    for (int run = 0; run < 20_000; run++) {
      List<String> messages = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "cause=" : "");
        for (int length = random.nextInt(300); length > 0; length--) {
          text.append(letters.charAt(random.nextInt(letters.length())));
        }
        messages.add(text.toString());
      }
      UpdateFailureCause cause = UpdateFailureCause.of(messages);
      assertThat(cause.facts().size()).isLessThanOrEqualTo(21);
      assertThat(cause.facts().values()).allMatch(it -> it.length() <= 120);
      assertThat(UpdateFailureText.sentence(cause, "2.4.0", AT, FRENCH)).isNotBlank();
    }
  }
}
