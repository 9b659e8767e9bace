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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is on the screen is what is heard. */
@Timeout(600)
@Tag("proof")
class ReadAloudIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  /** Words of the main part, but for those that are spelled, counted or only compared by eye. */
  private static final String WORDS =
      """
      () => [...document.querySelectorAll("#help-state, main :is(h1, p, li, button > span, .state > span)")]
        .filter((it) => !it.closest(".languages, .unit, .pager p, .code-line, .code-key:not(.code-delete), .letter:not(.wide), [hidden]") && !it.querySelector("#left, .state"))
        .filter((it) => !it.matches(".pager p, .state, .reachable p, .ways li"))
        .map((it) => it.textContent.replace(/[\\u2060\\u2068\\u2069]/g, ""))
        // A telephone number stays in one line, and is said all the same.
        .map((it) => it.replace(/(?<=\\d)\\u00a0(?=\\d)/g, " "))
      """;

  /** A time is drawn for eyes, and said otherwise. */
  private static final Pattern TIME = Pattern.compile("(?U)\\d\\sh\\b|\\d:\\d\\d");

  private final List<String> complaints = new ArrayList<>();
  private final FakeSpeechEngine engine = new FakeSpeechEngine();

  /** What two screens have in common is spoken once. */
  @SuppressWarnings("unchecked") // The script returns strings.
  private void hear(Page page, String what, SessionLanguage language) {
    Response sound = page.waitForResponse("**/api/speech.wav*", page.locator("#listen")::click);
    assertThat(sound.status()).as(what).isEqualTo(200);
    List<String> words =
        ((List<String>) page.evaluate(WORDS))
            .stream().filter(it -> !TIME.matcher(it).find()).toList();
    assertThat(engine.spoken())
        .as(what)
        .filteredOn(it -> it.language().equals(language.tag()))
        .anySatisfy(it -> assertThat(inOneLine(it.text())).contains(words));
  }

  /** What the page does with a number that is data, a text may do with its own. */
  private static String inOneLine(String text) {
    return text.replaceAll("(?<=\\d)\u00a0(?=\\d)", " ");
  }

  @Test
  void everyScreenIsReadAsItStandsThereInEveryLanguage() {
    try (var stage = new StagedScreen(Optional.of(engine));
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, complaints);
      for (Scene scene : Scene.values()) {
        stage.open(page, scene);
        for (SessionLanguage language : SessionLanguage.values()) {
          scene.speak(page, language);
          silent(page);
          hear(page, scene + " " + language, language);
        }
      }
    }
  }

  /** The page's papers, with a channel on which the test is the adviser. */
  private static final String PAPERS =
      """
      async () => {
        const { Documents } = await import("/documents.js");
        const { texts } = await import("/texts.js");
        // The voice never comes to its end: what it said of one step must not cover the next.
        HTMLMediaElement.prototype.play = function () {
          fetch(this.src);
          return new Promise(() => undefined);
        };
        const papers = new Documents();
        papers.can({ scan: true, print: true });
        papers.show(texts[document.documentElement.lang].call.documents);
        document.getElementById("main").append(papers.element);
        window.wish = (kind, paper) => {
          const channel = Object.assign(new EventTarget(), { readyState: "open", send: () => undefined });
          const tell = (data) => channel.dispatchEvent(new MessageEvent("message", { data }));
          papers.use(channel);
          tell(JSON.stringify({ kind, id: 1, size: paper.length }));
          if (kind === "print") tell(new TextEncoder().encode(paper).buffer);
          return !papers.element.hidden;
        };
      }
      """;

  /**
   * Whether a paper is shown or printed is the citizen's to say, who may have to hear what of it.
   */
  @Test
  void aPaperInATalkIsReadAtEachOfItsSteps() {
    try (var stage = new StagedScreen(Optional.of(engine));
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, complaints);
      stage.open(page, Scene.INTERVIEW);
      for (SessionLanguage language : SessionLanguage.values()) {
        Scene.INTERVIEW.speak(page, language);
        page.evaluate(PAPERS);
        wish(page, "scan", "");
        hearStep(page, "scan-ask", language);
        hearStep(page, "scan-preview", language);
        hearStep(page, "scan-done", language);
        wish(page, "print", "%PDF-1.7 a paper");
        hearStep(page, "print-ask", language);
        hearStep(page, "print-done", language);
        wish(page, "print", "no paper");
        hearStep(page, "print-ask", language);
        hearStep(page, "print-failed", language);
      }
      stage.open(page, Scene.TRANSFER);
      page.evaluate(PAPERS);
      wish(page, "scan", "");
      hearStep(page, "scan-ask", SessionLanguage.FRENCH);
    }
  }

  private static void wish(Page page, String kind, String paper) {
    Object isShown = page.evaluate("([kind, paper]) => wish(kind, paper)", List.of(kind, paper));
    assertThat(isShown).isEqualTo(true);
  }

  /** And goes on to the next step. */
  private void hearStep(Page page, String step, SessionLanguage language) {
    page.locator("[data-paper=" + step + "]").waitFor();
    hear(page, step, language);
    page.locator(".call-paper .choice").click();
  }

  /** What asked for a screen by itself may still be speaking. */
  private static void silent(Page page) {
    page.locator("#listen[data-shown^=listen]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
  }

  /** Of the view that the session shows now. */
  private static final String STEP =
      "() => fetch('/api/session').then((it) => it.json()).then((it) => it.step)";

  @Test
  void whoAskedForTheVoiceOnceHearsEachScreenUntilTheSessionEndsAndADoubtIsHeardByAll() {
    try (var stage = new StagedScreen(Optional.of(engine));
        Chromium chromium = BROWSER.lend()) {
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
      int talk = ((Number) page.evaluate(STEP)).intValue();
      stage.onLoop(() -> stage.passMinutes(2));
      hears(page, page.locator("main[data-state=interview] .main-choice")::click);
      assertThat(asked).as("of the question after it").anyMatch(it -> isOf(it, talk + 1));
      assertThat(asked).as("in a talk nothing").noneMatch(it -> isOf(it, talk));
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

  private static boolean isOf(String address, int step) {
    return address.matches(".*[?&]step=" + step + "(&.*)?");
  }

  private static void hears(Page page, Runnable act) {
    silent(page);
    assertThat(page.waitForResponse("**/api/speech.wav*", act).status()).isEqualTo(200);
  }

  @Test
  void withoutAVoiceThereIsNoButton() {
    engine.trouble("espeak-ng-not-there");
    try (var stage = new StagedScreen(Optional.of(engine));
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, complaints);
      stage.open(page, Scene.IDLE);
      assertThat(page.locator("#size").isVisible()).isTrue();
      assertThat(page.locator("#listen").isVisible()).isFalse();
    }
    assertThat(complaints).isEmpty();
  }
}
