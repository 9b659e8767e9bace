package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The status page stays true while somebody looks at it. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
@Tag("proof")
final class LiveIT {

  @Test
  void rowsChangeMoveAndVanishWithoutTheReaderDoingAnything(
      TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    SimulatedKiosk kiosk = pages.kiosk("cauvaldor", "borne-a-suivre").born();
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/").toString());
      Object _ = page.evaluate("() => { window.sameDocument = true; }");
      Locator row = page.locator("[data-kiosk$=':borne-a-suivre']");
      assertThat(row).containsText("En service");

      kiosk.dies();

      assertThat(row).containsText("Hors service");
      assertThat(page.locator("#headline")).containsText(Pattern.compile("3\\shors service"));
      assertThat(page.locator("#kiosks > li").first())
          .hasAttribute("data-kiosk", "cauvaldor:borne-a-suivre");
      Assertions.assertThat(page.evaluate("() => window.sameDocument === true")).isEqualTo(true);

      page.locator(".filters-more summary").click();
      page.locator(".pill.is-failed input").check();
      assertThat(page).hasURL(Pattern.compile(".*/\\?level=out-of-service$"));
      assertThat(page.locator("#kiosks > li")).hasCount(3);

      kiosk.born();

      assertThat(page.locator("#kiosks > li")).hasCount(2);
      Assertions.assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aFilterSurvivesReloadAndTheWayBack(TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/").toString());
      page.fill("#q", "evêque");
      assertThat(page).hasURL(Pattern.compile(".*\\?q=ev%C3%AAque$"));
      assertThat(page.locator("#kiosks > li")).hasCount(1);

      page.reload();

      assertThat(page.locator("#q")).hasValue("evêque");
      assertThat(page.locator("#kiosks > li")).hasCount(1);

      page.selectOption("#problem", "link");
      assertThat(page.locator("#nothing")).isVisible();
      page.goBack();

      assertThat(page.locator("#kiosks > li")).hasCount(1);
      assertThat(page.locator("#problem")).hasValue("");
      Assertions.assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void aPageWhoseServerIsGoneSaysSinceWhenItIsFrozen(TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      // A stream that begins while the server ends would be another matter.
      Response _ =
          page.waitForResponse(
              it -> it.url().contains("/events/"), () -> page.navigate(pages.uri("/").toString()));
      assertThat(page.locator("#stale")).isHidden();

      pages.stopServing();

      assertThat(page.locator("#stale")).isVisible();
      assertThat(page.locator("#stale")).containsText("Données figées depuis");
    }
  }
}
