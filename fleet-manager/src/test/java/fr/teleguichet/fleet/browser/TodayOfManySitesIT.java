package fr.teleguichet.fleet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.KioskStatusCode;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two hundred sites, a third of which bear the same name, are as easy to oversee as eight. */
@ExtendWith({TestDatabase.class, TestPages.class, OneChromium.class})
@Tag("proof")
final class TodayOfManySitesIT {

  private static final int SITES = 200;
  private static final int NEVER_SEEN = 20;
  private static final int HOT = 8;
  private static final int WITHOUT_PAPER = 10;
  private static final int GONE = 12;
  private static final List<String> WORST_FIRST =
      List.of("failed", "unknown", "limited", "watch", "never-seen", "stopped", "ok");

  private static String kiosk(int i) {
    return String.format(Locale.ROOT, "borne-%03d", i);
  }

  private static void insert(TestPages.Running pages, int i) {
    String commune = i == 7 ? "Cœur de Causse" : "Saint-Éloi " + i;
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO site"
                          + " (code, name, commune, insee, latitude, longitude, fictitious)"
                          + " VALUES (?, ?, ?, ?, ?, ?, TRUE)",
                      "site-" + i,
                      i % 3 == 0 ? "France services" : "Mairie de " + commune,
                      commune,
                      String.format(Locale.ROOT, "46%03d", i + 1),
                      44.2 + i % 20 * 0.04,
                      1.1 + Math.floorDiv(i, 20) * 0.1);
              int _ =
                  handle.execute(
                      "INSERT INTO planned_kiosk (name, site_id, planned)"
                          + " SELECT ?, id, UTC_TIMESTAMP(3) FROM site WHERE code = ?",
                      kiosk(i),
                      "site-" + i);
            });
  }

  /** The last of the list have the problems, so that no order by name puts them first. */
  private static void fleet(TestPages.Running pages) {
    for (int i = 0; i < SITES; i++) {
      insert(pages, i);
    }
    pages.readSites();
    for (int i = NEVER_SEEN; i < SITES; i++) {
      SimulatedKiosk born = pages.kiosk("lot", kiosk(i)).born();
      int fromLast = SITES - 1 - i;
      if (fromLast < GONE) {
        born.dies();
      } else if (fromLast < GONE + WITHOUT_PAPER) {
        SimulatedKiosk _ =
            born.device("printer", "error", "media-empty-error", "Brother HL-L2350DW");
      } else if (fromLast < GONE + WITHOUT_PAPER + HOT) {
        SimulatedKiosk _ = born.measures(HealthMetric.STORAGE_USED, Value.of(91.0));
      }
    }
    LiveFleetStatus live = pages.context().getBean(LiveFleetStatus.class);
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () ->
                live.picture().count(KioskStatusCode.OFFLINE) == GONE
                    && live.picture().count(KioskStatusCode.WATCH) == WITHOUT_PAPER + HOT
                    && live.picture().entries().size() == SITES);
  }

  @Test
  void theWorstComesFirstOnATelephoneAndEverySiteIsFoundByItsName(
      TestPages.Running pages, Chromium chromium) {
    fleet(pages);
    try (Chromium.Window window = chromium.window(360, "fr", pages)) {
      Page page = window.page();
      page.navigate(pages.uri("/").toString());
      Locator rows = page.locator("#kiosks > li");
      assertThat(rows).hasCount(SITES);
      var first = rows.first().boundingBox();
      Assertions.assertThat(first.y + first.height).isLessThanOrEqualTo(800);
      Object looks =
          rows.evaluateAll(
              "all => all.map(it => [...it.classList].find(name =>"
                  + " name.startsWith('is-')).slice(3))");
      List<Integer> ranks =
          ((List<?>) looks).stream().map(it -> WORST_FIRST.indexOf(it.toString())).toList();
      Assertions.assertThat(ranks).isSorted().doesNotContain(-1).contains(0, 2, 3, 4, 6);

      List<String> names = page.locator("#site option").allTextContents();
      Assertions.assertThat(names).doesNotHaveDuplicates().hasSize(SITES + 2);
      Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);

      page.locator("#q").fill("coeur de causse");
      assertThat(rows).hasCount(1);
      page.navigate(pages.uri("/?level=out-of-service").toString());
      assertThat(rows).hasCount(GONE);
    }
  }
}
