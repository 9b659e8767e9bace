package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.notice.AccessibilityConformity;
import fr.teleguichet.hardware.notice.LegalNotices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The line on accessibility that the law wants on the first screen, and where it leads. */
@Timeout(300)
@Tag("proof")
class AccessibilityMentionIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private final List<String> complaints = new ArrayList<>();

  private static LegalNotices notices(AccessibilityConformity conformity) {
    return new LegalNotices(
        "Département du Lot",
        conformity,
        Optional.of(LocalDate.of(2026, 3, 1)),
        Optional.of("72.5"),
        Optional.of(LocalDate.of(2026, 4, 2)),
        "accessibilite@lot.example",
        "",
        "https://lot.example/accessibilite",
        "");
  }

  private static List<String> mentions(Page page) {
    List<String> mentions = new ArrayList<>();
    for (SessionLanguage language : SessionLanguage.values()) {
      Scene.IDLE.speak(page, language);
      assertThat(page.locator("#accessibility").isVisible()).isTrue();
      mentions.add(page.locator("#accessibility").textContent());
    }
    return mentions;
  }

  @Test
  void theFirstScreenSaysItInEveryLanguage() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, complaints);
      stage.open(page, Scene.IDLE);
      stage.onLoop(() -> stage.tell(notices(AccessibilityConformity.PARTIAL)));
      page.reload();
      page.locator("main[data-state=idle]").waitFor();

      assertThat(mentions(page))
          .containsExactly(
              "Accessibilité\u00a0: partiellement conforme",
              "Accessibility: partially compliant",
              "Accesibilidad: parcialmente conforme",
              "Acessibilidade: parcialmente conforme",
              "إمكانية الوصول: مطابقة جزئيًا");
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void aKioskThatWasToldNothingSaysThatItDoesNotConform() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, complaints);
      stage.open(page, Scene.IDLE);

      assertThat(mentions(page))
          .containsExactly(
              "Accessibilité\u00a0: non conforme",
              "Accessibility: not compliant",
              "Accesibilidad: no conforme",
              "Acessibilidade: não conforme",
              "إمكانية الوصول: غير مطابقة");
    }
    assertThat(complaints).isEmpty();
  }

  /** The last of many screens with large words is beyond the few with small ones. */
  @Test
  void whoChangesTheSizeOfTheWordsGoesOnReadingAndHearsWhatIsThere() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, complaints);
      stage.open(page, Scene.IDLE);
      stage.onLoop(() -> stage.tell(notices(AccessibilityConformity.PARTIAL)));
      page.reload();
      page.locator("#accessibility").click();
      page.locator("#size").click();
      page.locator("#size").click();
      page.locator(".pager .next").click();
      page.locator(".pager .next").click();
      String part = page.locator(".statement p").first().textContent();

      page.locator("#size").click();
      var heard =
          page.waitForRequest("**/api/speech.wav?**", () -> page.locator("#listen").click());

      assertThat(page.locator(".statement p").allTextContents()).contains(part);
      assertThat(heard.url()).contains("from=0&count=6");
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void itLeadsToTheShortFormAndBackAndIsGoneWhenSomebodyBegins() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, complaints);
      stage.open(page, Scene.IDLE);
      stage.onLoop(() -> stage.tell(notices(AccessibilityConformity.PARTIAL)));
      page.reload();
      page.locator("#accessibility").click();

      assertThat(page.locator("main").innerText())
          .contains(
              "Déclaration d’accessibilité",
              "partiellement conforme au référentiel",
              "Département du Lot",
              "L’audit du 1er mars 2026 a trouvé 72,5\u00a0% des critères respectés.",
              "Déclaration du 2 avril 2026.",
              "https://lot.example/accessibilite",
              "accessibilite@lot.example",
              "Défenseur des droits");
      assertThat(page.locator("#accessibility").isVisible()).isFalse();

      page.locator("main .main-choice").click();
      page.locator(".start").click();
      page.locator("main[data-state=home]").waitFor();
      assertThat(page.locator("#accessibility").isVisible()).isFalse();
    }
    assertThat(complaints).isEmpty();
  }
}
