package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.teleguichet.edge.session.SessionEvent;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.edge.speech.FakeSpeechEngine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
          silent(page);
          Response sound =
              page.waitForResponse("**/api/speech.wav*", page.locator("#listen")::click);
          assertThat(sound.status()).as(scene + " " + language).isEqualTo(200);
          List<String> words = (List<String>) page.evaluate(WORDS);
          // What two screens have in common is spoken once.
          assertThat(engine.spoken())
              .as(scene + " " + language)
              .filteredOn(it -> it.language().equals(language.tag()))
              .anySatisfy(it -> assertThat(it.text()).contains(words));
        }
      }
    }
  }

  /** What asked for a screen by itself may still be speaking. */
  private static void silent(Page page) {
    page.locator("#listen[data-shown^=listen]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
  }

  @Test
  void whoAskedForTheVoiceOnceHearsEachScreenUntilTheSessionEndsAndADoubtIsHeardByAll() {
    try (var stage = new StagedScreen(Optional.of(engine));
        Chromium chromium = Chromium.start()) {
      Page page = chromium.page(1_920, complaints);
      List<String> asked = new ArrayList<>();
      page.onRequest(
          request -> {
            if (request.url().contains("/api/speech.wav")) {
              asked.add(request.url());
            }
          });
      stage.open(page, Scene.IDLE);
      page.locator(".start").click();
      page.locator("main[data-state=home]").waitFor();
      assertThat(asked).as("nobody asked").isEmpty();

      hears(page, page.locator("#listen")::click);
      hears(page, page.locator(".pager .next")::click);
      hears(page, page.locator(".pager .previous")::click);
      hears(page, page.locator("main .service button").first()::click);
      page.locator("main[data-state=agreement] .main-choice").click();
      page.locator("main[data-state=interview]").waitFor();
      stage.onLoop(() -> stage.passMinutes(2));
      hears(page, page.locator("main[data-state=interview] .main-choice")::click);
      assertThat(asked).as("in a talk nothing").noneMatch(it -> it.contains("step=6"));
      int before = asked.size();

      page.locator("#quit").click();
      page.locator("main[data-state=idle] .start").click();
      page.locator("main[data-state=home]").waitFor();
      hears(page, () -> stage.onLoop(() -> stage.happen(new SessionEvent.TimedOut())));
      assertThat(asked).as("of the next one the doubt only").hasSize(before + 1);
    }
    // A screen of a moment, such as a wait that ends at once, is gone when its text is asked for.
    assertThat(complaints).allMatch(it -> it.contains("404"));
  }

  private static void hears(Page page, Runnable act) {
    silent(page);
    assertThat(page.waitForResponse("**/api/speech.wav*", act).status()).isEqualTo(200);
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
