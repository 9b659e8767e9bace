package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.action.UpdateSamples;
import fr.teleguichet.fleet.update.rollout.RolloutSamples;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person watches a rollout, and makes one with a form that counts. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
@Tag("proof")
final class RolloutLiveIT {

  @Test
  void aRolloutMovesWhileSomebodyLooks(TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    UpdateSamples.Ids _ = UpdateSamples.on(pages);
    RolloutSamples.Ids rollouts = RolloutSamples.on(pages);
    try (Chromium.Window window = chromium.window(1_440, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/rollouts/" + rollouts.proposed()).toString());
      assertThat(page.locator("#rollout .verdict .standing")).containsText("Attend un accord");
      Object _ = page.evaluate("() => { window.sameDocument = true; }");
      // From its first word on the stream says what changes.
      page.locator("#rollout[data-live]").waitFor();

      Assertions.assertThat(
              Forms.location(
                  new Forms(pages, TestPeople.coordinator(pages.context()))
                      .post(
                          "/rollouts/" + rollouts.proposed() + "/do/reject",
                          "reason",
                          "Pas avant la foire.")))
          .endsWith("?done=reject");

      assertThat(page.locator("#rollout .verdict .standing")).containsText("Refusé");
      assertThat(page.locator("#rollout-said")).containsText("Refusé");
      Assertions.assertThat(page.evaluate("() => window.sameDocument === true")).isEqualTo(true);
      Assertions.assertThat(window.complaints()).isEmpty();
    }
  }

  @Test
  void theFormCountsTheKiosksAsItIsFilledIn(TestPages.Running pages, Chromium chromium) {
    EightKiosks.on(pages);
    UpdateSamples.Ids updates = UpdateSamples.on(pages);
    RolloutSamples.Ids _ = RolloutSamples.on(pages);
    RolloutSamples.forget(pages);
    try (Chromium.Window window = chromium.window(360, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/rollouts/new").toString());
      assertThat(page.locator("#count")).containsText("Choisissez une version");

      var _ = page.selectOption("#distribution", Integer.toString(updates.distribution()));
      page.fill("#kiosks", "borne-gramat, borne-montcuq");
      page.dispatchEvent("#kiosks", "change");

      assertThat(page.locator("#count")).containsText("2 bornes, dont 1 hors ligne");
      // A count that was asked for and is out of date is not waited for; htmx calls that an error.
      Assertions.assertThat(window.complaints())
          .allMatch(it -> it.matches("error: htmx:(afterRequest|sendAbort), .*"));
    }
  }
}
