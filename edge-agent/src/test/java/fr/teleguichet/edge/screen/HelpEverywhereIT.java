package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On every screen of the citizen's way somebody of the place is called, and the way goes on. */
@Timeout(600)
@Tag("proof")
class HelpEverywhereIT extends ScreenCase {

  /** Nobody is at a unit that is in no fleet yet, nor hears from it. */
  private static final List<Scene> ALL =
      Stream.of(Scene.values()).filter(it -> it != Scene.UNCLAIMED).toList();

  /** Whether a finger in the middle of it touches it. */
  private static final String IS_IN_REACH =
      """
      (it) => {
        const { left, right, top, bottom } = it.getBoundingClientRect();
        const isWhole = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return isWhole && it.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
      }
      """;

  /** What is on the screen besides the help; the clock of a doubt and the meter of a voice run. */
  private static final String SCREEN =
      "() => { const main = document.querySelector('main');"
          + " return main.dataset.state + main.innerText.replace(/[0-9]+/g, '#'); }";

  private final List<String> faults = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"1920,1080", "1080,1920"})
  void helpIsInReachIsCalledAndTakenBackAndTheScreenStays(int width, int height) {
    page.setViewportSize(width, height);
    for (Scene scene : ALL) {
      stage.open(page, scene);
      Locator help = page.locator("#help");
      help.waitFor();
      if (!(boolean) help.evaluate(IS_IN_REACH)) {
        faults.add(scene + ": out of reach");
      }
      // Whoever asks is there, so the doubt goes.
      String before = scene == Scene.DOUBT ? "" : (String) page.evaluate(SCREEN);
      boolean wasCalled = help.getAttribute("data-open") != null;
      press(help, !wasCalled);
      if (scene == Scene.DOUBT) {
        page.locator("main[data-state=home]").waitFor();
        before = (String) page.evaluate(SCREEN);
      }
      compare(scene, before);
      press(help, wasCalled);
      compare(scene, before);
    }
    assertThat(faults).isEmpty();
  }

  private void press(Locator help, boolean isCalledThen) {
    help.click();
    page.locator(isCalledThen ? "#help[data-open]" : "#help:not([data-open])").waitFor();
  }

  private void compare(Scene scene, String before) {
    String now = (String) page.evaluate(SCREEN);
    if (!now.equals(before)) {
      faults.add(scene + ": was " + before + " and is " + now);
    }
  }
}
