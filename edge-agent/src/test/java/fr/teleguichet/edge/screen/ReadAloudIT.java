package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.edge.speech.FakeSpeechEngine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is on the screen is what is heard. */
@Timeout(600)
class ReadAloudIT {

  /** Words of the main part, but for those that are spelled, counted or only compared by eye. */
  private static final String WORDS =
      """
      () => [...document.querySelectorAll("#help-state, main :is(h1, p, li, button > span, .state > span)")]
        .filter((it) => !it.closest(".languages, .unit, .pager p, .code-line, .code-key:not(.code-delete)") && !it.querySelector("#left, .state"))
        .filter((it) => !it.matches(".pager p, .state, .reachable p, .ways li"))
        .map((it) => it.textContent.replace(/[\\u2060\\u2068\\u2069]/g, ""))
      """;

  /** A time is drawn for eyes, and said otherwise. */
  private static final Pattern TIME = Pattern.compile("(?U)\\d\\sh\\b|\\d:\\d\\d");

  private final List<String> complaints = new ArrayList<>();
  private final FakeSpeechEngine engine = new FakeSpeechEngine();

  @Test
  @SuppressWarnings("unchecked") // The script returns strings.
  void everyScreenIsReadAsItStandsThereInEveryLanguage() {
    try (var stage = new StagedScreen(Optional.of(engine));
        Chromium chromium = Chromium.start()) {
      Page page = chromium.page(1_920, complaints);
      // In the midst of a talk nothing is read aloud.
      for (Scene scene :
          EnumSet.complementOf(EnumSet.of(Scene.INTERVIEW, Scene.TRANSFER, Scene.HELP_IN_TALK))) {
        stage.open(page, scene);
        for (SessionLanguage language : SessionLanguage.values()) {
          scene.speak(page, language);
          Response sound =
              page.waitForResponse("**/api/speech.wav*", page.locator("#listen")::click);
          assertThat(sound.status()).as(scene + " " + language).isEqualTo(200);
          List<String> words =
              ((List<String>) page.evaluate(WORDS))
                  .stream().filter(it -> !TIME.matcher(it).find()).toList();
          // What two screens have in common is spoken once.
          assertThat(engine.spoken())
              .as(scene + " " + language)
              .filteredOn(it -> it.language().equals(language.tag()))
              .anySatisfy(it -> assertThat(it.text()).contains(words));
        }
      }
    }
  }

  @Test
  void withoutAVoiceThereIsNoButton() {
    engine.trouble("espeak-ng-not-there");
    try (var stage = new StagedScreen(Optional.of(engine));
        Chromium chromium = Chromium.start()) {
      Page page = chromium.page(1_920, complaints);
      stage.open(page, Scene.IDLE);
      assertThat(page.locator("#size").isVisible()).isTrue();
      assertThat(page.locator("#listen").isVisible()).isFalse();
    }
    assertThat(complaints).isEmpty();
  }
}
