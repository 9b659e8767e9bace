package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Today's page with 10,000 kiosks that lost their connection three times in thirty days, by HTTP
 * with the real database. Run by name only; the command and what it measured are in
 * docs/benchmarks.md.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
class TodayBenchmark {

  private static final int KIOSKS = 10_000;
  private static final int WARM_UP = 50;
  private static final int RUNS = 300;

  @Test
  void todaysPageWithTenThousandKiosks(TestPages.Running pages) {
    for (int kiosks : new int[] {10, KIOSKS}) {
      born(pages, kiosks);
      past(pages);
      for (int i = 0; i < WARM_UP; i++) {
        assertThat(pages.get("/").statusCode()).isEqualTo(200);
      }
      double[] millis = new double[RUNS];
      int bytes = 0;
      for (int i = 0; i < RUNS; i++) {
        long before = System.nanoTime();
        bytes = pages.get("/").body().length();
        millis[i] = (System.nanoTime() - before) / 1e6;
      }
      Arrays.sort(millis);
      System.out.printf(
          "today's page with %,d kiosks, %,d characters: p50 %.0f ms, p95 %.0f ms, most %.0f ms%n",
          kiosks, bytes, millis[RUNS / 2], millis[RUNS * 95 / 100], millis[RUNS - 1]);
    }
  }

  private static void born(TestPages.Running pages, int kiosks) {
    for (int i = 0; i < kiosks; i++) {
      pages.kiosk("territoire-" + i % 100, "borne-%05d".formatted(i)).born();
    }
    LiveFleetStatus fleet = pages.context().getBean(LiveFleetStatus.class);
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> fleet.picture().entries().size() == kiosks);
    Awaitility.await().atMost(Durations.FIVE_MINUTES).until(() -> known(pages) >= kiosks);
  }

  private static int known(TestPages.Running pages) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM kiosk").mapTo(Integer.class).one());
  }

  private static void past(TestPages.Running pages) {
    Instant now = pages.clock().instant();
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              try (PreparedBatch changes =
                  handle.prepareBatch(
                      "INSERT IGNORE INTO link_change (kiosk_id, at, link)"
                          + " SELECT id, :at, :link FROM kiosk")) {
                for (int day = 40; day > 0; day -= 10) {
                  LocalDateTime lost =
                      LocalDateTime.ofInstant(now.minus(day, ChronoUnit.DAYS), ZoneOffset.UTC);
                  PreparedBatch _ = changes.bind("at", lost).bind("link", "lost").add();
                  PreparedBatch _ =
                      changes.bind("at", lost.plusHours(5)).bind("link", "connected").add();
                }
                int[] _ = changes.execute();
              }
            });
  }
}
