package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The card that kiosks will draw follows whoever writes a service. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
@ResourceLock("OneChromium")
final class ServicePreviewIT {

  /** The words of the card that do not stand on one line. */
  private static final String BROKEN =
      """
      () => ["preview-name", "preview-words"].flatMap((id) => {
        const text = document.getElementById(id).firstChild;
        return [...text.data.matchAll(/\\S+/g)].filter((word) => {
          const range = document.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          return new Set([...range.getClientRects()].map((it) => it.top)).size > 1;
        }).map((word) => word[0]);
      })\
      """;

  @Test
  void whoEndsAServiceReadsFirstWhatThatDoes(TestPages.Running pages, Chromium chromium) {
    try (Chromium.Window window = chromium.window(360, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/services/cpam").toString());
      Locator end = page.locator("button[value='ended']");
      assertThat(end).isHidden();
      page.getByText("Mettre fin à sa participation").focus();
      page.keyboard().press("Enter");
      assertThat(end).isVisible();
      assertThat(page.locator("details:has(button)"))
          .containsText("Les personnes qui attendent déjà peuvent encore être reçues");
      Assertions.assertThat(AccessibilityFaults.of(page)).isEmpty();
      Assertions.assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
          .isEqualTo(360);

      end.click();

      assertThat(page.locator("[aria-labelledby='state-title']")).containsText("Terminé");
      assertThat(page.locator("button[value='consulted']")).isVisible();
      Assertions.assertThat(window.complaints()).isEmpty();
    }
  }

  /** On a kiosk the longest word of a name has room, at the letters that it is drawn with there. */
  @Test
  void noWordOfANameIsBrokenThatIsWholeOnAKiosk(TestPages.Running pages, Chromium chromium) {
    for (int width : List.of(360, 768, 1_440)) {
      try (Chromium.Window window = chromium.window(width, "fr", pages)) {
        Page page = window.page();
        page.navigate(pages.uri("/services/caf").toString());
        for (String name :
            List.of("Allocations familiales (Caf)", "Renseignements administratifs")) {
          page.fill("[name='name.fr']", name);
          page.fill("[name='words.fr']", "Prestations et accompagnement complémentaire");
          assertThat(page.locator("#preview-name")).hasText(name);
          Assertions.assertThat(page.evaluate(BROKEN)).as("at %s px", width).isEqualTo(List.of());
        }
      }
    }
  }

  @Test
  void theCardFollowsTheTypingInEachLanguage(TestPages.Running pages, Chromium chromium) {
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/services/carsat").toString());
      assertThat(page.locator("#preview-name")).hasText("Retraite (Carsat)");

      page.fill("[name='name.fr']", "Ma retraite");
      page.fill("[name='telephone']", "05 65 20 00 00");
      page.check("[name='pictogram'][value='court']");

      assertThat(page.locator("#preview-name")).hasText("Ma retraite");
      assertThat(page.locator("#preview-telephone")).hasText("05 65 20 00 00");
      Assertions.assertThat(page.locator("#preview-pictogram").innerHTML())
          .isEqualTo(
              page.locator(".pictogram-choice:has([value='court']) svg")
                  .evaluate("it => it.outerHTML"));
      assertThat(page.locator("#preview-former")).hasText("anciennement CRAM");
      page.fill("[name='formerNames']", "CRAM\n" + "Caisse régionale ".repeat(6));
      assertThat(page.locator("#preview-former")).hasText("anciennement CRAM");
      page.fill("[name='formerNames']", "CRAM\n\nCRAV");
      assertThat(page.locator("#preview-former")).hasText("anciennement CRAM, CRAV");
      page.selectOption("#preview-language", "ar");
      assertThat(page.locator("#preview-former")).hasText("سابقًا CRAM, CRAV");
      assertThat(page.locator("#preview-name")).hasText("التقاعد (Carsat)");
      assertThat(page.locator("#preview")).hasAttribute("dir", "rtl");
      page.fill("[name='formerNames']", "");
      assertThat(page.locator("#preview-former")).isHidden();
      page.fill("[name='name.ar']", "");
      assertThat(page.locator("#preview-name")).hasText("Ma retraite");
      Assertions.assertThat(window.complaints()).isEmpty();
    }
  }
}
