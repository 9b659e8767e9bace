package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.service.SampleLogoFiles;
import fr.teleguichet.hardware.peer.AccessibilityFaults;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The card that kiosks will draw follows whoever writes a service. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
@Tag("proof")
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
      page.check("[name='pictogram'][value='court']");

      assertThat(page.locator("#preview-name")).hasText("Ma retraite");
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

  @Test
  void aLogoIsChosenShownOnTheCardAndTakenAway(TestPages.Running pages, Chromium chromium) {
    for (int width : List.of(360, 1_440)) {
      try (Chromium.Window window = chromium.window(width, "fr", pages)) {
        Page page = window.page();
        page.navigate(pages.uri("/services/cpam").toString());
        page.setInputFiles(
            "#logo-file", new FilePayload("cpam.png", "image/png", SampleLogoFiles.png()));
        page.getByText("Mettre ce logo").click();

        assertThat(page.locator("[role='status']")).containsText("Le logo est enregistré");
        Locator logo = page.locator("#preview img");
        logo.evaluate("it => it.decode()");
        Assertions.assertThat(logo.getAttribute("alt")).isEmpty();
        page.check("[name='pictogram'][value='court']");
        page.fill("[name='name.fr']", "Ma santé");
        assertThat(page.locator("#preview-name")).hasText("Ma santé");
        assertThat(logo).isVisible();
        Assertions.assertThat(AccessibilityFaults.of(page)).isEmpty();
        Assertions.assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
            .isEqualTo(width);

        page.locator("summary:has-text('Retirer le logo')").click();
        page.locator("form[action$='/logo/remove'] button").click();

        assertThat(page.locator("[role='status']")).containsText("Le logo est retiré");
        assertThat(page.locator("#preview-pictogram svg")).isVisible();
        Assertions.assertThat(window.complaints()).isEmpty();
      }
    }
  }

  /** What stands on a card is what people in front of a kiosk go by. */
  @Test
  void theCardSaysWhenTheServiceAnswersAsAKioskDoes(TestPages.Running pages, Chromium chromium) {
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/services/carsat").toString());
      Locator state = page.locator("#preview-state");
      assertThat(state).hasText("disponible maintenant");

      page.selectOption("#preview-moment", "today");
      assertThat(state).hasText("à partir de 9\u00a0h");
      page.fill("[name='opening']", "2026-12-24: 08:00-10:00\nlundi: 14h30-17h\nmardi: 9h-12h");
      assertThat(state).hasText("à partir de 14\u00a0h\u00a030");
      page.selectOption("#preview-language", "pt");
      assertThat(state).hasText("a partir das 14:30");
      Assertions.assertThat(AccessibilityFaults.of(page)).isEmpty();

      page.check("[name='mode'][value='appointment']");
      assertThat(state).hasText("com marcação");
      assertThat(page.locator("#preview-moment")).isDisabled();
      page.selectOption("#preview-language", "fr");
      assertThat(state).hasText("sur rendez-vous");
      assertThat(state.locator("svg:visible")).hasCount(1);
      assertThat(page.locator("#preview")).not().containsText("3960");
      Assertions.assertThat(window.complaints()).isEmpty();
    }
  }
}
