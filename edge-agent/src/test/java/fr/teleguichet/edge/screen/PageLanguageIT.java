package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For how long the page remembers a language. */
@Timeout(300)
@Tag("proof")
class PageLanguageIT {

  @RegisterExtension static final ClassChromium BROWSER = new ClassChromium(Chromium::start);

  private final List<String> complaints = new ArrayList<>();

  @Test
  void languageLettersAndColoursOutliveAPageThatIsLoadedAgainAndEndWithTheSession() {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, complaints);
      stage.open(page, Scene.IDLE);
      page.locator("[data-language=pt]").click();
      page.locator("#size").click();
      page.locator("#contrast").click();
      page.locator(".start").click();
      page.locator("main[data-state=home] h1").getByText("Com que serviço").waitFor();

      page.reload();
      page.locator("main[data-state=home] h1").getByText("Com que serviço").waitFor();
      assertThat(page.locator("html").getAttribute("class")).isEqualTo("larger contrast");
      assertThat(page.locator("#contrast").getAttribute("aria-pressed")).isEqualTo("true");

      page.locator("#quit").click();
      page.locator("main[data-state=idle] h1").getByText("Parlez").waitFor();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("fr");
      assertThat(page.locator("html").getAttribute("class")).isNullOrEmpty();
      assertThat(page.evaluate("Object.keys(sessionStorage)")).isEqualTo(List.of());
      page.reload();
      page.locator("main[data-state=idle] h1").getByText("Parlez").waitFor();
    }
    assertThat(complaints).isEmpty();
  }

  /** With the largest letters and in one's own language nobody begins anew. */
  @ParameterizedTest
  @EnumSource(
      value = Scene.class,
      names = {"NO_ANSWER", "TOO_SHORT"})
  void whoWasNotServedSeesTheServicesInTheSameLanguageAndLetters(Scene scene) {
    try (var stage = new StagedScreen();
        Chromium chromium = BROWSER.lend()) {
      Page page = chromium.page(1_920, complaints);
      stage.open(page, scene);
      page.locator("#language").click();
      page.locator("[data-language=ar]").click();
      page.locator("#size").click();
      page.locator("main .main-choice").click();
      page.locator("main[data-state=home] .cards").waitFor();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("ar");
      assertThat(page.locator("html").getAttribute("class")).contains("larger");

      stage.open(page, scene);
      page.locator("main .quiet").click();
      page.locator("main[data-state=idle]").waitFor();
    }
    assertThat(complaints).isEmpty();
  }
}
