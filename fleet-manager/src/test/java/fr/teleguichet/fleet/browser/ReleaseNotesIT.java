package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two people describe a release at once, one of them on a telephone. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
@Tag("proof")
final class ReleaseNotesIT {

  @Test
  void whoSavesSecondReadsBothTextsAndDecides(TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    UpdateSamples.Ids updates = UpdateSamples.on(pages);
    String address = pages.uri("/releases/" + updates.release() + "/notes").toString();
    String field = "#notes" + updates.artifact();
    try (Chromium.Window first = chromium.window(1_440, "fr", pages);
        Chromium.Window second = chromium.window(360, "en", pages)) {
      Page desk = first.page();
      Page telephone = second.page();
      desk.navigate(address);
      telephone.navigate(address);
      desk.fill(field, "L’imprimante répond plus vite.\n\nLe lecteur de cartes est reconnu.");
      telephone.fill(field, "The printer answers sooner.");
      desk.locator("form[action$='/notes'] button[type=submit]").click();
      assertThat(desk.locator(".notice-done")).containsText("enregistrées");

      telephone.locator("form[action$='/notes'] button[type=submit]").click();

      assertThat(telephone.locator(".form-error")).containsText("changed since you opened");
      assertThat(telephone.locator(field)).hasValue("The printer answers sooner.");
      assertThat(telephone.locator("blockquote p").first()).containsText("L’imprimante répond");
      Assertions.assertThat(AccessibilityFaults.of(telephone)).isEmpty();
      Assertions.assertThat(
              telephone.evaluate(
                  "() => document.documentElement.scrollWidth"
                      + " <= document.documentElement.clientWidth"))
          .isEqualTo(true);
      Assertions.assertThat(second.complaints()).allMatch(it -> it.contains("409"));

      telephone.fill(field, "The printer answers sooner, and cards are read.");
      telephone.locator("form[action$='/notes'] button[type=submit]").click();

      assertThat(telephone.locator(".notice-done")).isVisible();
      assertThat(telephone.locator(".notes")).containsText("and cards are read");
    }
  }
}
