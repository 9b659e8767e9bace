package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands on the card of a service. */
@Timeout(300)
class ServiceCardIT {

  private final List<String> complaints = new ArrayList<>();

  /** Whoever holds an old letter looks for the name on it. */
  @Test
  void aCardSaysWhatTheServiceWasCalledBeforeAndSoDoesItsOwnScreen() {
    try (var stage = new StagedScreen();
        Chromium chromium = Chromium.start()) {
      Page page = chromium.page(1_920, complaints);
      stage.open(page, Scene.HOME);
      Locator former = page.locator("[data-service=carsat] .former");
      assertThat(former.innerText()).isEqualTo("anciennement CRAM Midi-Pyrénées, CRAV");
      assertThat(page.locator("[data-service=cpam] .former").count()).isZero();

      page.locator("#language").click();
      page.locator("[data-language=ar]").click();
      assertThat(former.innerText()).startsWith("سابقًا");
      assertThat(former.locator("bdi").innerText())
          .as("French words in a line from right to left")
          .isEqualTo("CRAM Midi-Pyrénées, CRAV");

      stage.open(page, Scene.UNREACHABLE_ABOUT);
      assertThat(page.locator("main .former").innerText())
          .contains("Caisse d’allocations familiales de Tarn-Garonne");
    }
    assertThat(complaints).isEmpty();
  }
}
