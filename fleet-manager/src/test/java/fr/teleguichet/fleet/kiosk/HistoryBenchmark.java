package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.device.HealthMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a kiosk's charts read of five years, all of them at once and one alone, every measure of
 * every hour, with a connection that was lost three times a day, by HTTP with the real database.
 * Run by name only; the command and what it measured are in docs/benchmarks.md.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
class HistoryBenchmark {

  private static final int HOURS = 5 * 365 * 24;
  private static final int EVERY = 8;
  private static final int WARM_UP = 20;
  private static final int RUNS = 60;

  @Test
  void fiveYearsOfOneKiosk(TestPages.Running pages) throws IOException {
    pages.kiosk("lot", "borne-gramat").born();
    LiveFleetStatus fleet = pages.context().getBean(LiveFleetStatus.class);
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> fleet.picture().entries().size() == 1);
    Awaitility.await().atMost(Durations.FIVE_MINUTES).until(() -> count(pages, "kiosk") == 1);
    Instant now = pages.clock().instant();
    Instant begin = now.minus(Duration.ofHours(HOURS));
    pages.database().jdbi().useHandle(handle -> past(handle, begin));
    assertThat(count(pages, "report_hour")).isGreaterThanOrEqualTo(HOURS);
    assertThat(Files.exists(pages.tokenFile())).isTrue();

    for (int days : new int[] {30, 365, 5 * 365}) {
      for (String chart : new String[] {"", "&metrics=Cpu/Temperature"}) {
        String path = "?from=" + now.minus(Duration.ofDays(days)) + chart;
        ask(pages, days + " days" + chart, "/api/v1/kiosks/borne-gramat/history" + path);
      }
    }
  }

  private static void ask(TestPages.Running pages, String what, String path) {
    double[] millis = new double[RUNS];
    int length = 0;
    for (int i = -WARM_UP; i < RUNS; i++) {
      long before = System.nanoTime();
      length = pages.get(path).body().length();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - before) / 1e6;
      }
    }
    assertThat(length).isGreaterThan(10_000);
    Arrays.sort(millis);
    System.out.printf(
        "history of %s, %,d characters: p50 %.0f ms, p95 %.0f ms, most %.0f ms%n",
        what, length, millis[RUNS / 2], millis[RUNS * 95 / 100], millis[RUNS - 1]);
  }

  private static int count(TestPages.Running pages, String table) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
  }

  /** Made by the server from its own numbers, since that many rows one by one take minutes. */
  private static void past(Handle handle, Instant begin) {
    StringBuilder columns = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (HealthMetric metric : HealthMetric.values()) {
      for (String of : new String[] {"_min", "_avg", "_max"}) {
        columns.append(", ").append(metric.name().toLowerCase(java.util.Locale.ROOT)).append(of);
        values.append(", ABS(SIN(seq)) * 50");
      }
    }
    LocalDateTime from = LocalDateTime.ofInstant(begin, ZoneOffset.UTC);
    int _ =
        handle.execute(
            "INSERT IGNORE INTO report_hour (kiosk_id, hour, seconds"
                + columns
                + ") SELECT k.id, DATE_FORMAT(? + INTERVAL seq HOUR, '%Y-%m-%d %H:00:00'), 3600"
                + values
                + " FROM kiosk k, seq_0_to_"
                + (HOURS + 1),
            from);
    for (String link : new String[] {"lost", "connected"}) {
      int minutes = link.equals("lost") ? 0 : 100;
      int _ =
          handle.execute(
              "INSERT IGNORE INTO link_change (kiosk_id, at, link)"
                  + " SELECT k.id, ? + INTERVAL seq * ? HOUR + INTERVAL ? MINUTE, ?"
                  + " FROM kiosk k, seq_0_to_"
                  + HOURS / EVERY,
              from,
              EVERY,
              minutes,
              link);
    }
  }
}
