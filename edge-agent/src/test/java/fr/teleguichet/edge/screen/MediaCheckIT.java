package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import fr.teleguichet.edge.session.CallerDetails;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Before a call a citizen tries camera, microphone and sound; nobody is held up by what fails. */
@Timeout(300)
@Tag("proof")
class MediaCheckIT extends ScreenCase {

  /** Remembers what was opened, and refuses what a test takes away. */
  private static final String WATCHED =
      """
      window.opened = [];
      window.lacking = LACKING;
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        if (lacking.some((it) => wanted[it])) throw new DOMException("there is none", "NotFoundError");
        const stream = await real(wanted);
        window.opened.push(stream);
        return stream;
      };
      """;

  private static final String LIVE =
      """
      () => window.opened.flatMap((it) => it.getTracks()).filter((it) => it.readyState === "live").length
      """;

  @Override
  Chromium browser() {
    return Chromium.withCamera();
  }

  @Test
  void theCitizenSeesAMovingPictureAndTheBarMovesWithTheVoice() {
    show("[]");
    page.waitForFunction(
        "() => document.querySelector('.mirror video').getVideoPlaybackQuality().totalVideoFrames >"
            + " 10");
    // The played microphone beeps once a second.
    page.waitForFunction("() => document.querySelector('meter').value > 0.05");
    page.waitForFunction("() => document.querySelector('meter').value < 0.02");
    assertThat(page.locator(".mirror video").evaluate("it => getComputedStyle(it).transform"))
        .as("as in a mirror")
        .isEqualTo("matrix(-1, 0, 0, 1, 0, 0)");
    assertThat(page.locator(".mirror video").evaluate("it => it.muted")).isEqualTo(true);
    assertThat(page.locator(".advice").isVisible()).isFalse();

    page.locator(".try button").click();
    page.locator(".check[data-rung='1']").waitFor();
  }

  /** A camera that is closed and opened again blinks, takes a second, and may not come back. */
  @Test
  void theCallTakesTheCameraOverAndItIsOffAtTheEnd() {
    show("[]");
    page.locator("main .main-choice").click();
    state("waiting");
    stage.answer();
    state("interview");
    page.locator(".call-own").waitFor();
    assertThat(page.evaluate("() => window.opened.length")).isEqualTo(1);
    assertThat(page.evaluate(LIVE)).isEqualTo(2);

    page.locator("main .main-choice").click();
    state("too-short");
    assertThat(page.evaluate(LIVE)).isEqualTo(0);
  }

  @Test
  void whoHangsUpWhileTheAgentIsAwayTurnsTheCameraOff() {
    show("[]");
    page.locator("main .main-choice").click();
    state("waiting");
    stage.answer();
    state("interview");
    page.evaluate("() => (window.fetch = async () => { throw new TypeError('away'); })");
    page.locator("main .main-choice").click();
    page.waitForFunction(LIVE.strip() + " === 0");
    state("unavailable");
  }

  /** The room had the camera, and has given it back. */
  @Test
  void whoIsPassedOnFromARoomOfAnotherServiceIsSeenAndHeard() {
    page.addInitScript(WATCHED.replace("LACKING", "[]"));
    page.route("**/api/call/room", route -> route.fulfill());
    stage.open(page, Scene.IDLE);
    page.evaluate(
        """
        async () => {
          let heard;
          window.EventSource = class {
            constructor() {
              heard = {};
            }
            addEventListener(name, act) {
              heard[name] = act;
            }
            close() {}
          };
          sessionStorage.setItem("call-is-ours", "yes");
          const { callPage } = await import("/call-views.js");
          let view = { state: "waiting", service: { id: "caf" } };
          const calls = callPage({ view: () => view, language: () => "fr" });
          const tell = (status) => heard.call({ data: JSON.stringify({ iceServers: [], ...status }) });
          calls.follow();
          tell({ state: "answered", room: "room-link" });
          view = { state: "waiting", service: { id: "carsat" } };
          calls.follow();
          tell({ state: "waiting" });
          window.leave = () => {
            view = { state: "idle" };
            calls.follow();
          };
        }
        """);
    page.waitForFunction(LIVE.strip() + " === 2");
    page.evaluate("() => window.leave()");
    assertThat(page.evaluate(LIVE)).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({"main .quiet,home", "#quit,idle"})
  void whoeverGoesBackOrLeavesTurnsTheCameraOff(String button, String next) {
    show("[]");
    assertThat(page.evaluate(LIVE)).isEqualTo(2);
    page.locator(button).click();
    state(next);
    assertThat(page.evaluate(LIVE)).isEqualTo(0);
    assertThat(page.locator("video").count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ['video']          | Votre conseiller ne vous verra pas, mais il vous entendra. | true
          ['audio']          | Pas de microphone : l’accueil peut vous aider.             | false
          ['video', 'audio'] | Ni caméra ni microphone : l’accueil peut vous aider.       | false
          """)
  void whatFailsIsSaidInOneSentenceAndHoldsNobodyUp(
      String lacking, String sentence, boolean isHeard) {
    show(lacking);
    Locator advice = page.locator(".advice");
    advice.waitFor();
    assertThat(advice.textContent()).startsWith(sentence).doesNotContain("NotFound");
    assertThat(page.locator("meter").isVisible()).isEqualTo(isHeard);
    page.locator("main .main-choice").click();
    state("waiting");
    stage.answer();
    state("interview");
    // Whoever is not heard can write without having to be written to first.
    assertThat(page.locator(".call-reply").isVisible()).isEqualTo(!isHeard);
  }

  @Test
  void fourKeysAreEnough() {
    show("[]");
    press("ArrowDown", "Enter");
    page.locator(".check[data-rung='1']").waitFor();
    press("ArrowDown", "Enter");
    state("waiting");
  }

  @Test
  void whoeverIsHelpedSaysSoBeforeAndTheAdviserIsTold() {
    stage.open(page, Scene.WAITING);
    assertThat(stage.caller()).isEqualTo(new CallerDetails("fr", false));
    page.locator("main .quiet").click();
    page.locator("[data-service=caf]").click();
    Locator helped = page.locator("[role=checkbox]");
    assertThat(helped.getAttribute("aria-checked")).isEqualTo("false");
    helped.click();
    // What is drawn anew keeps the choice.
    page.locator("#size").click();
    assertThat(helped.getAttribute("aria-checked")).isEqualTo("true");
    page.locator("main .main-choice").click();
    state("checking");
    page.locator("main .main-choice").click();
    state("waiting");
    assertThat(stage.caller()).isEqualTo(new CallerDetails("fr", true));

    // The next one is alone again.
    page.locator("main .quiet").click();
    page.locator("[data-service=caf]").click();
    assertThat(helped.getAttribute("aria-checked")).isEqualTo("false");
  }

  private void show(String lacking) {
    page.addInitScript(WATCHED.replace("LACKING", lacking));
    stage.set(Scene.CHECKING);
    page.navigate(stage.address() + "?kiosk");
    page.locator(".mirror :is(video, .sign)").waitFor();
  }

  private void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private void state(String name) {
    page.locator("main[data-state=" + name + "]").waitFor();
  }
}
