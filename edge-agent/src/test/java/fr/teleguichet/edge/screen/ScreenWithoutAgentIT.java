package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What stands on the screen while there is no agent, looked at as all its other screens are: lying,
 * standing and narrow, in every language.
 */
@Timeout(600)
@Tag("proof")
final class ScreenWithoutAgentIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private static final Path WAITING = Path.of("src/main/dist/screen/waiting.html");
  private static final String SETTINGS = "/var/cache/teleguichet-edge-agent/screen.js";

  /**
   * No kiosk has such a screen: there words have to be reached, and need not all be seen at once.
   */
  private static final int NARROW = 360;

  /** Of the finest monitor of all board files; nothing on these screens is to be touched. */
  private static final double DOTS_PER_INCH = 102.5;

  private final List<String> faults = new ArrayList<>();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"landscape,1920,1080", "portrait,1080,1920", "narrow,360,800"})
  void thePageThatWaitsFitsAndAxeFindsNothing(String name, int width, int height)
      throws IOException {
    Files.writeString(folder.resolve("screen.js"), "teleguichet({telephone: '05 65 00 00 00'});\n");
    Path copy = folder.resolve("waiting.html");
    Files.writeString(
        copy, Files.readString(WAITING).replace(SETTINGS, folder.resolve("screen.js").toString()));
    try (Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(width, height, new ArrayList<>());
      page.clock().install();
      page.navigate(copy.toUri().toString());
      page.locator(".starting:visible").waitFor();
      look(page, "starting-" + name);

      page.clock().runFor(95_000);
      page.locator(".unavailable:visible h2").first().waitFor();
      page.locator(".telephone:visible").first().waitFor();
      look(page, "waiting-unavailable-" + name);
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"landscape,1920,1080", "portrait,1080,1920", "narrow,360,800"})
  void thePageThatLostItsAgentFitsInEveryLanguageAndAxeFindsNothing(
      String name, int width, int height) {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(width, height, new ArrayList<>());
      page.clock().install();
      for (SessionLanguage language : SessionLanguage.values()) {
        stage.open(page, Scene.IDLE);
        Scene.IDLE.speak(page, language);
        loseAgent(page);
        look(page, "unavailable-%s-%s".formatted(language.tag(), name));
        if (width > NARROW) {
          for (String size : List.of("larger", "largest")) {
            page.locator("#size").click();
            look(page, "unavailable-%s-%s-%s".formatted(language.tag(), name, size));
          }
        }
        page.context().setOffline(false);
      }
    }
    assertThat(faults).isEmpty();
  }

  /** Whoever reads the one and then the other must not wonder whether they say the same. */
  @Test
  void bothSayTheSameWordsInEveryLanguage() throws IOException {
    String waiting = Files.readString(WAITING).replace("&nbsp;", "\u00a0");
    for (SessionLanguage language : SessionLanguage.values()) {
      JsonObject words =
          new JsonObject(
                  Files.readString(
                      Path.of(
                          "src/main/resources/fr/teleguichet/edge/screen/page/texts-"
                              + language.tag()
                              + ".json")))
              .getJsonObject("unavailable");
      assertThat(waiting).contains(">" + words.getString("title") + "<");
      assertThat(waiting).contains(">" + words.getString("text") + "<");
      assertThat(waiting)
          .contains(">" + words.getString("telephone").replace("{number}", "<strong"));
    }
  }

  private static void loseAgent(Page page) {
    var unanswered = new AtomicInteger();
    page.onRequestFailed(_ -> unanswered.incrementAndGet());
    page.context().setOffline(true);
    // Three beats in a row that nobody answers; how long that takes is the browser's business.
    while (page.locator("main[data-state=unavailable]").count() == 0) {
      int before = unanswered.get();
      page.clock().runFor(2_000);
      page.waitForCondition(() -> unanswered.get() > before);
      assertThat(unanswered).as("beats that nobody answered").hasValueLessThan(60);
    }
  }

  private void look(Page page, String name) {
    if (Boolean.getBoolean("screen.pictures")) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
    }
    boolean isNarrow = page.viewportSize().width <= NARROW;
    if (isNarrow) {
      if ((boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth")) {
        faults.add(name + ": is wider than its screen");
      }
    } else {
      PageLayout.faults(page, DOTS_PER_INCH).forEach(it -> faults.add(name + ": " + it));
    }
    AccessibilityFaults.of(page).forEach(it -> faults.add(name + ": " + it));
  }
}
