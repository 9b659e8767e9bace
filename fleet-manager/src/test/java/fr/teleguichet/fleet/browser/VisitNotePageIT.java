package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A technician notes what was done beside a kiosk, where the network comes and goes. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
@Tag("proof")
final class VisitNotePageIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void aNoteThatDoesNotGetThroughStaysOnTheTelephoneAndGoesByTheSameButtonLater(
      TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    try (Chromium.Window window = chromium.window(360, "fr", pages)) {
      Page page = window.page();
      page.setDefaultTimeout((double) PATIENCE.toMillis());
      page.navigate(pages.uri("/sites/puy-leveque/visit").toString());
      page.locator("#technician").fill("Sacha Roux");
      page.locator("#done").fill("Papier remis.");

      page.route("**/visit", Route::abort);
      page.locator("#visit-note button").press("Enter");
      assertThat(page.locator("#visit-unsent")).isVisible();
      assertThat(page.locator("#done")).hasValue("Papier remis.");
      page.unroute("**/visit");

      page.reload();
      assertThat(page.locator("#technician")).hasValue("Sacha Roux");
      assertThat(page.locator("#done")).hasValue("Papier remis.");
      page.locator("#done").fill("");
      page.locator("#visit-note button").press("Enter");
      assertThat(page.locator(".notice-grave[role=alert]:not([hidden])")).hasCount(1);
      assertThat(page).hasTitle(Pattern.compile("^Erreur\\u00a0: .*"));
      assertThat(page.locator("#done")).isFocused();
      page.locator("#done").fill("Papier remis.");
      page.locator("#visit-note button").press("Enter");
      assertThat(page).hasURL(Pattern.compile(".*/sites/puy-leveque\\?done=visit"));
      assertThat(page.locator("main")).containsText("Papier remis.");

      page.navigate(pages.uri("/sites/puy-leveque/visit").toString());
      assertThat(page.locator("#done")).hasValue("");
    }
  }
}
