package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is broken, and who does what about it, in ten seconds: on a desk, a telephone, a wall. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
final class TodayIT {
  private static final boolean PICTURES = Boolean.getBoolean("pages.pictures");

  private static void picture(Page page, String name) {
    if (PICTURES) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "pages", name + ".png")));
    }
  }

  @Test
  void theFirstProblemIsOnATelephonesFirstScreen(TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    try (Chromium.Window window = chromium.window(360, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/").toString());
      Locator first = page.locator("#kiosks > li").first();

      assertThat(first).containsText("Médiation");
      var box = first.boundingBox();
      picture(page, "today-360");

      Assertions.assertThat(box.y + box.height).isLessThanOrEqualTo(800);
    }
  }

  @Test
  void theSentenceNamesTheFewAndEachProblemSaysWhoActs(TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/").toString());
      picture(page, "today-1440");

      assertThat(page.locator("#headline"))
          .hasText(
              Pattern.compile(
                  "8 bornes\\s: 2\\sen service, 1\\sà l’arrêt, 1\\sjamais vue,"
                      + " 1\\sattend quelqu’un \\(Gramat\\),"
                      + " 1\\ssans impression \\(Puy-l’Évêque\\),"
                      + " 2\\shors service \\(Montcuq-en-Quercy-Blanc, Cajarc\\)"));
      Locator paper = page.locator("[data-kiosk$=':borne-puy-leveque']");
      assertThat(paper).containsText("En service sans impression");
      assertThat(paper.locator(".next")).hasText("Médiation · Remettez du papier");
      assertThat(paper.locator(".recent")).containsText("aujourd’hui");
      Assertions.assertThat(page.locator(".site-header nav").boundingBox().height)
          .as("the header has one line")
          .isLessThan(70);
    }
  }

  @Test
  void figuresThatArriveMoveNothing(TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    SimulatedKiosk kiosk = pages.kiosk("cauvaldor", "borne-a-suivre").born();
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/").toString());
      Locator row = page.locator("[data-kiosk$=':borne-a-suivre']");
      assertThat(row).containsText("51");
      assertThat(page.locator(".map-name").first()).isVisible();
      Object _ =
          page.evaluate(
              """
              () => {
                window.shifts = 0;
                new PerformanceObserver(list => list.getEntries().forEach(it => window.shifts += it.value))
                  .observe({ type: "layout-shift" });
              }
              """);

      kiosk.measures(HealthMetric.CPU_TEMPERATURE, Value.of(63.0));
      assertThat(row).containsText("63");

      Assertions.assertThat(((Number) page.evaluate("() => window.shifts")).doubleValue()).isZero();
    }
  }

  @Test
  void aWallHasNoNavigationAndSaysWhenItsDataIsOld(TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/").toString());
      page.locator("text=Écran mural").click();
      assertThat(page.locator("body.wall")).isVisible();
      picture(page, "today-wall");
      Assertions.assertThat(page.locator("nav").count()).isZero();
      Assertions.assertThat(AccessibilityFaults.of(page)).isEqualTo(List.of());
      pages.kiosk("cauvaldor", "borne-bretenoux").born().dies();
      assertThat(page.locator("#headline")).containsText(Pattern.compile("3\\shors service"));

      pages.stopServing();

      assertThat(page.locator("#stale")).containsText("Données figées depuis");
      assertThat(page.locator("#kiosks > li")).hasCount(8);
    }
  }

  /** Whoever uses a keyboard opens the menu, and leaves it without choosing. */
  @Test
  void theMenuIsUsableByKeyboard(TestPages.Running pages, Chromium chromium) {
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/").toString());
      Locator menu = page.locator("details.menu");

      menu.locator("summary").press("Enter");
      assertThat(menu.locator("a").first()).isVisible();
      menu.locator("a").first().focus();
      menu.locator("a").first().press("Escape");

      assertThat(menu.locator("a").first()).isHidden();
      assertThat(menu.locator("summary")).isFocused();
    }
  }
}
