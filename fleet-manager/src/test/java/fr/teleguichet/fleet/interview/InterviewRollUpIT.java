package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Interviews become sums of months, and no figure that is shown changes by it. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class InterviewRollUpIT {

  private static final Instant NIGHT = Instant.parse("2026-11-27T02:00:00Z");
  private static final int INTERVIEWS = 1_700;

  private final ManualClock clock = new ManualClock(NIGHT);
  private TestPages.Running pages;
  private InterviewRollUp retention;

  @BeforeEach
  void fourYearsOfInterviews(TestPages.Running running) {
    pages = running;
    retention = new InterviewRollUp(pages.database(), new RetentionSettings(90, 60, 25, 25), clock);
    Random random = new Random(4);
    LocalDateTime first = LocalDateTime.of(2022, 12, 31, 23, 30);
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              for (int site = 1; site <= 3; site++) {
                handle.execute(
                    "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                        + " VALUES (?, ?, 'Relais', 'Cajarc', '46045', 44.5, 1.8)",
                    site,
                    "site-" + site);
              }
              for (int i = 0; i < INTERVIEWS; i++) {
                int site = i % 40 == 0 ? 3 : random.nextInt(3);
                // Nothing at the third site in the last years.
                LocalDateTime started =
                    first.plusMinutes(random.nextInt(site == 3 ? 500_000 : 2_050_000));
                handle.execute(
                    "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service,"
                        + " started, seconds, outcome) VALUES (1, ?, 1, ?, ?, ?, ?, ?)",
                    i,
                    site == 0 ? null : site,
                    List.of("caf", "carsat").get(random.nextInt(2)),
                    started,
                    random.nextInt(3_000),
                    List.of("held", "held", "abandoned", "unanswered").get(random.nextInt(4)));
              }
            });
    pages.readSites();
  }

  @Test
  void everyFigureIsTheSameBeforeMidwayAndAfter() {
    List<String> before = figures();
    assertThat(before.getFirst()).contains("2023-01").contains("site-3");
    long seconds = seconds();

    assertThat(retention.step()).as("one step is small").isEqualTo(500);
    assertThat(figures()).isEqualTo(before);
    retention.run();

    assertThat(count("interview")).isLessThan(INTERVIEWS - 500L);
    assertThat(count("interview WHERE started < '2024-09-30 22:00:00'"))
        .as("25 whole months stay")
        .isZero();
    assertThat(count("interview WHERE started < '2024-10-31 23:00:00'")).isPositive();
    assertThat(figures()).isEqualTo(before);
    assertThat(seconds()).isEqualTo(seconds);
  }

  @Test
  void byDayOneStepIsEnoughForAnHour() {
    clock.set(Instant.parse("2026-11-27T10:00:00Z"));

    retention.run();

    assertThat(count("interview")).isEqualTo(INTERVIEWS - 500L);
  }

  /** What programs are told of the last sixty months, and of parts of them. */
  private List<String> figures() {
    return Stream.of(
            "/usage.csv?from=2022-01&to=2026-11",
            "/api/v1/usage?from=2022-12&to=2026-11",
            "/api/v1/usage?from=2023-03&to=2024-10&site=site-1&service=caf",
            "/api/v1/usage?from=2024-08&to=2024-12",
            "/usage.csv?from=2026-01&to=2026-11")
        .map(path -> pages.get(path).body())
        .toList();
  }

  private long seconds() {
    return query(
        "SELECT (SELECT SUM(seconds) FROM interview)"
            + " + (SELECT COALESCE(SUM(seconds), 0) FROM interview_month)");
  }

  private long count(String of) {
    return query("SELECT COUNT(*) FROM " + of);
  }

  private long query(String sql) {
    return pages
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
