package fr.teleguichet.fleet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The open page of sites in a browser that lets no script run: on a desk, a telephone, on paper.
 */
@ExtendWith({TestDatabase.class, OneChromium.class})
@Tag("proof")
final class PublicSitesPageIT {

  private static final boolean PICTURES = Boolean.getBoolean("pages.pictures");

  @Test
  void thePageIsAccessibleFitsItsScreenAndIsWholeOnPaper(Database database, Chromium chromium) {
    try (TestPages.Running pages = TestPages.start(database, Map.of("fleet.public-sites", "true"));
        Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      EightKiosks.on(pages);
      assertThat(
              new Forms(pages, pages.session())
                  .post(
                      "/sites/gramat/contacts",
                      "telephone",
                      "05 65 00 00 01",
                      "accessibility",
                      "Plain-pied, place réservée devant l’entrée.")
                  .statusCode())
          .isEqualTo(303);
      Page page = window.page();
      for (int width : new int[] {1_440, 360}) {
        page.setViewportSize(width, 900);
        page.navigate(pages.uri("/public/sites").toString());
        assertThat(AccessibilityFaults.of(page)).as(width + " px").isEmpty();
        assertThat(
                (boolean)
                    page.evaluate(
                        "() => document.documentElement.scrollWidth"
                            + " > document.documentElement.clientWidth"))
            .as(width + " px: is wider than its screen")
            .isFalse();
        picture(page, "public-sites-" + width);
        for (String document : new String[] {"accessibility", "privacy"}) {
          page.navigate(pages.uri("/public/" + document).toString());
          assertThat(AccessibilityFaults.of(page)).as(document + ", " + width + " px").isEmpty();
          picture(page, "public-" + document + "-" + width);
        }
        page.navigate(pages.uri("/public/sites").toString());
      }
      assertThat(page.locator("script").count()).isZero();
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      for (String site : new String[] {"bretenoux", "gramat", "limogne"}) {
        assertThat(page.locator("#" + site + " h2").isVisible()).as(site).isTrue();
      }
      picture(page, "public-sites-print");
      assertThat(window.complaints()).isEmpty();
    }
  }

  private static void picture(Page page, String name) {
    if (PICTURES) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "pages", name + ".png")));
    }
  }
}
