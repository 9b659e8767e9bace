package fr.teleguichet.fleet.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An adviser sees which kiosks work, and nowhere how much they are used. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AdviserPagesIT {

  private static final String LIST = "/?lang=en";
  private static final String WALL = "/?wall&lang=en";
  private static final String HISTORY = "/kiosks/borne-bretenoux/history?lang=en";
  private static final String SITE = "/sites/bretenoux?lang=en";

  private static String page(Forms browser, String path) {
    return browser.get(path).body().replace('\u00a0', ' ');
  }

  @Test
  void pagesThatAreOpenToEverybodyTellAnAdviserNothingOfUse(TestPages.Running pages) {
    EightKiosks.on(pages);
    Forms viewer = new Forms(pages, TestPeople.of(pages.context(), Role.VIEWER, "cauvaldor"));
    Forms adviser = new Forms(pages, TestPeople.of(pages.context(), Role.ADVISER, "cauvaldor"));

    for (String list : List.of(LIST, WALL)) {
      assertThat(page(viewer, list)).contains("borne-bretenoux").contains("No interview today");
      assertThat(page(adviser, list))
          .contains("borne-bretenoux", "The last 30 days")
          .doesNotContain("interview");
    }
    assertThat(page(viewer, SITE)).contains("/usage?site=bretenoux").contains("site-usage-title");
    assertThat(page(adviser, SITE)).contains("borne-bretenoux").doesNotContain("site-usage-title");
    assertThat(page(viewer, HISTORY))
        .contains(">Interview <", ">Survey <", "nobody used the kiosk");
    assertThat(page(adviser, HISTORY))
        .contains("events-title", "Connected")
        .doesNotContain(">Interview <", ">Survey <", "used the kiosk");
  }
}
