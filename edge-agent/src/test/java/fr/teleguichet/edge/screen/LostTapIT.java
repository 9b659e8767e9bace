package fr.teleguichet.edge.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The agent may have the screen drawn again at any moment, also between press and release. */
@Tag("proof")
class LostTapIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  @Test
  void whatIsPressedWhileTheScreenIsDrawnAgainIsTappedAllTheSame() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, new ArrayList<>());
      stage.open(page, Scene.APPOINTMENT);

      press(page, page.locator("button.appointment"), stage);
      page.mouse().up();

      assertThat(page.locator(".code-pad")).isVisible();
    }
  }

  @Test
  void whoReleasesElsewhereHasTappedNothing() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, new ArrayList<>());
      stage.open(page, Scene.APPOINTMENT);

      press(page, page.locator("button.appointment"), stage);
      page.locator("h1").first().hover();
      page.mouse().up();

      assertThat(page.locator("button.appointment")).isVisible();
      Assertions.assertThat(page.locator(".code-pad").isVisible()).isFalse();
    }
  }

  private static void press(Page page, Locator button, StagedScreen stage) {
    button.hover();
    ElementHandle pressed = button.elementHandle();
    page.mouse().down();
    stage.callForHelp();
    page.waitForFunction("it => !it.isConnected", pressed);
  }
}
