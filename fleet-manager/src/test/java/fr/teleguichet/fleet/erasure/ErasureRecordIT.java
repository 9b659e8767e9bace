package fr.teleguichet.fleet.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.kiosk.SimulatedKiosk;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.hardware.journal.ErasureFinding;
import fr.teleguichet.hardware.journal.ErasurePlace;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What kiosks found after their sessions is counted, and shown where it was not nothing. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ErasureRecordIT {

  private static KioskRecord erasure(
      Instant occurred, boolean isRecheck, Map<ErasurePlace, ErasureFinding> places) {
    return new KioskRecord.Erasure(occurred, isRecheck, new TreeMap<>(places));
  }

  private static KioskRecord clean(Instant occurred) {
    return erasure(occurred, false, Map.of(ErasurePlace.BROWSER, ErasureFinding.GONE));
  }

  private static long rows(TestPages.Running pages, String table) {
    return pages
        .database()
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  private static String page(TestPages.Running pages, String language) {
    return pages.get("/kiosks/borne-figeac/history?lang=" + language).body().replace('\u00a0', ' ');
  }

  @Test
  void theKiosksPageCountsUsesAndSaysWhereSomethingWasLeft(TestPages.Running pages) {
    var kiosk = new SimulatedKiosk("lot", "borne-figeac", pages.telemetry(), pages.clock()).born();
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(() -> assertThat(page(pages, "en")).contains("nobody used the kiosk"));

    Instant now = pages.clock().instant();
    SimulatedKiosk _ =
        kiosk.records(
            List.of(
                clean(now.minus(Duration.ofDays(40))),
                clean(Instant.parse("2098-01-01T00:00:00Z")),
                erasure(
                    Instant.parse("2099-01-01T00:00:00Z"),
                    false,
                    Map.of(ErasurePlace.SCANNER, ErasureFinding.LEFT)),
                clean(now.minusSeconds(90)),
                erasure(
                    now.minusSeconds(60),
                    false,
                    Map.of(
                        ErasurePlace.BROWSER, ErasureFinding.GONE,
                        ErasurePlace.PRINTER, ErasureFinding.LEFT,
                        ErasurePlace.SCANNER, ErasureFinding.UNCHECKED)),
                erasure(now, true, Map.of(ErasurePlace.PRINTER, ErasureFinding.GONE))));
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(() -> assertThat(rows(pages, "erasure_finding")).isEqualTo(3));

    assertThat(rows(pages, "erasure_day WHERE day > '2098-01-01' - INTERVAL 1 DAY"))
        .as("days that a wrong clock told")
        .isZero();
    assertThat(page(pages, "en"))
        .contains("after 2 uses: nothing was left once.")
        .contains("Something was left: the printer’s queue. Did not answer in time: scanner.")
        .contains("everything is erased, and was looked for.")
        .contains("Erasure after a citizen")
        .doesNotContain("Something was left: scanner");
    assertThat(page(pages, "fr"))
        .contains("après 2 usages : plus rien n’y restait 1 fois.")
        .contains("Quelque chose restait : file de l’imprimante.")
        .contains("N’a pas répondu à temps : numériseur.");
  }

  @Test
  void erasuresGoWithTheInterviewsOfTheirTime(Database database) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("INSERT INTO erasure_day VALUES (7, '2024-10-31', 3, 2, 4)");
              handle.execute("INSERT INTO erasure_day VALUES (7, '2024-11-01', 3, 2, 4)");
              handle.execute(
                  "INSERT INTO erasure_finding VALUES (7, 1, 7, '2024-10-31 12:00', FALSE,"
                      + " 'printer', '')");
            });
    var retention =
        new ErasureRetention(
            new ErasureRepository(database),
            new RetentionSettings(90, 60, 24, 24),
            new ManualClock(Instant.parse("2026-11-28T12:00:00Z")));

    assertThat(retention.step()).isEqualTo(2);
    assertThat(retention.step()).isZero();
  }
}
