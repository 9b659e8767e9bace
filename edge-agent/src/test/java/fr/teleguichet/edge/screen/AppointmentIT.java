package fr.teleguichet.edge.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever is expected comes in by six digits, by touch and by four keys. */
@Tag("proof")
class AppointmentIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private static final JsonObject GOOD =
      new JsonObject().put("result", "good").put("service", "caf");

  private static void type(Page page, String code) {
    code.chars()
        .mapToObj(Character::toString)
        .forEach(digit -> page.locator(".code-key").getByText(digit).click());
  }

  @Test
  void theReminderLeadsToTheKeysAndAGoodCodeToTheAgreement() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, new ArrayList<>());
      stage.open(page, Scene.APPOINTMENT);
      assertThat(page.locator("button.appointment")).containsText("Rendez-vous à 10 h 10");
      page.locator("button.appointment").click();
      type(page, "4213");
      assertThat(page.locator(".code-line")).hasAttribute("aria-label", "4\u00a0chiffres sur six");
      page.locator(".code-delete").click();
      assertThat(page.locator(".code-line")).hasAttribute("aria-label", "3\u00a0chiffres sur six");
      type(page, "370");
      assertThat(page.locator(".code-told")).hasText("Un instant…");
      Assertions.assertThat(stage.answerCode(new JsonObject().put("result", "wrong")))
          .isEqualTo("421370");
      assertThat(page.locator(".code-told")).containsText("Ce code n’est pas le bon.");
      assertThat(page.locator(".code-line")).hasAttribute("aria-label", "0\u00a0chiffres sur six");
      type(page, "042137");
      assertThat(page.locator(".code-told")).hasText("Un instant…");
      Assertions.assertThat(stage.answerCode(GOOD)).isEqualTo("042137");
      assertThat(page.locator("main")).hasAttribute("data-state", "agreement");
    }
  }

  @Test
  void whoseCodeIsOneOfAnotherTimeReadsWhichDayToo() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, new ArrayList<>());
      stage.open(page, Scene.APPOINTMENT);
      page.locator("button.appointment").click();
      type(page, "042137");
      assertThat(page.locator(".code-told")).hasText("Un instant…");
      String _ = stage.answerCode(at("not-now", "2026-12-01T13:30:00Z"));
      assertThat(page.locator(".code-told"))
          .containsText("Votre rendez-vous est le 1er décembre à 14\u00a0h\u00a030.");
      type(page, "042137");
      assertThat(page.locator(".code-told")).hasText("Un instant…");
      String _ = stage.answerCode(at("over", "2026-11-24T08:00:00Z"));
      assertThat(page.locator(".code-told"))
          .containsText(
              "Votre rendez-vous était le 24 novembre à 9\u00a0h\u00a0: l’heure est passée.");
    }
  }

  private static JsonObject at(String result, String start) {
    return new JsonObject().put("result", result).put("start", start);
  }

  /** By the key that leads back as by the button. */
  @Test
  void whoGoesBackByAKeyLeavesNothingOfTheCode() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, new ArrayList<>());
      stage.open(page, Scene.APPOINTMENT);
      page.locator("button.appointment").click();
      type(page, "042137");
      assertThat(page.locator(".code-told")).hasText("Un instant…");
      String _ = stage.answerCode(at("not-now", "2026-12-01T13:30:00Z"));
      assertThat(page.locator(".code-told")).containsText("1er décembre");
      page.keyboard().press("Escape");
      page.locator("button.appointment").click();
      assertThat(page.locator(".code-told")).hasText("Les six chiffres de votre billet.");
    }
  }

  @Test
  void fourKeysAreEnoughForACode() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, new ArrayList<>());
      stage.open(page, Scene.APPOINTMENT);
      onTo(page, page.locator("button.appointment"));
      page.keyboard().press("Enter");
      assertThat(page.locator(".code-pad")).isVisible();
      onTo(page, page.locator(".code-key").getByText("7"));
      for (int digit = 0; digit < 6; digit++) {
        page.keyboard().press("Enter");
      }
      assertThat(page.locator(".code-told")).hasText("Un instant…");
      Assertions.assertThat(stage.answerCode(GOOD)).isEqualTo("777777");
      assertThat(page.locator("main")).hasAttribute("data-state", "agreement");
    }
  }

  private static void onTo(Page page, Locator wanted) {
    for (int step = 0; step < 30; step++) {
      page.keyboard().press("ArrowDown");
      if ((boolean) wanted.evaluate("it => it.closest('button') === document.activeElement")) {
        return;
      }
    }
    throw new AssertionError("four keys do not lead there");
  }
}
