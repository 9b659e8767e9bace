package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every screen in every language, at each size of its words, lying and standing: nothing sticks
 * out, nothing is cut, each target is large enough for a hand, and axe has nothing to say. With
 * {@code -Dscreen.pictures=true} each is kept as a picture in {@code target/screens}.
 */
@Timeout(2_400)
@Tag("proof")
class ScreenLayoutIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private static final List<String> SIZES = List.of("usual", "larger", "largest");

  /** On a busy machine a page's stream of views would be idle for too long. */
  private static final long STREAM_NANOS = Duration.ofSeconds(15).toNanos();

  private final List<String> faults = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"landscape,1920,1080", "portrait,1080,1920"})
  void everyScreenFitsItsTargetsAreLargeEnoughAndAxeFindsNothing(
      String name, int width, int height) {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(width, height, faults);
      for (Scene scene : Scene.values()) {
        stage.open(page, scene);
        long opened = System.nanoTime();
        for (SessionLanguage language : SessionLanguage.values()) {
          if (System.nanoTime() - opened > STREAM_NANOS) {
            stage.open(page, scene);
            opened = System.nanoTime();
          }
          scene.speak(page, language);
          for (String size : SIZES) {
            String what = "%s-%s-%s-%s".formatted(name, scene.code(), language.tag(), size);
            look(page, what);
            if (width > height || language == SessionLanguage.FRENCH) {
              ask(page, what);
            }
            page.locator("#size").click();
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1366,768", "1280,800", "768,1366"})
  void onAMonitorWithFewerDotsEveryScreenFitsAndItsTargetsAreAsLarge(int width, int height) {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(width, height, faults);
      for (Scene scene : Scene.values()) {
        stage.open(page, scene);
        scene.speak(page, SessionLanguage.FRENCH);
        for (String size : SIZES) {
          look(page, "%d-%s-%s".formatted(width, scene.code(), size), dotsPerInch(width, height));
          page.locator("#size").click();
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void atHighContrastTooEveryScreenFitsAndAxeFindsNothing() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, 1_080, faults);
      for (Scene scene : Scene.values()) {
        stage.open(page, scene);
        page.locator("#contrast").click();
        look(page, "contrast-" + scene.code());
        ask(page, "contrast-" + scene.code());
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void whatIsWrongWithAPageIsFound() {
    try (Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, 1_080, faults);
      page.setContent("<p style='width: 3000px'>Bonjour <button></button></p>");
      look(page, "bad");
      ask(page, "bad");
    }
    assertThat(faults).anyMatch(it -> it.contains("wide"));
    assertThat(faults).anyMatch(it -> it.contains("is a target of"));
    assertThat(faults).anyMatch(it -> it.contains("button-name"));
  }

  /** Of a monitor that is as large as the finest one of 1920 x 1080. */
  private static double dotsPerInch(int width, int height) {
    int across = Math.max(width, height);
    int down = Math.min(width, height);
    return PageLayout.finest() * Math.min(across / 1920.0, down / 1080.0);
  }

  private void look(Page page, String name) {
    look(page, name, PageLayout.finest());
  }

  private void look(Page page, String name, double dotsPerInch) {
    if (Boolean.getBoolean("screen.pictures")) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
    }
    PageLayout.faults(page, dotsPerInch).forEach(it -> faults.add(name + ": " + it));
  }

  private void ask(Page page, String name) {
    AccessibilityFaults.of(page).forEach(it -> faults.add(name + ": " + it));
  }
}
