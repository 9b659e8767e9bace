package fr.teleguichet.fleet.kiosk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Old changes of state go, and nothing that is shown of the retention's time changes by it. */
@ExtendWith(TestDatabase.class)
final class StateChangeRetentionIT {

  private static final Instant NIGHT = Instant.parse("2026-11-27T02:00:00Z");
  private static final LocalDateTime LIMIT = LocalDateTime.parse("2024-10-27T02:00:00");

  private final ManualClock clock = new ManualClock(NIGHT);
  private Database database;
  private StateChangeRetention retention;

  @BeforeEach
  void fourKiosksAndFourYears(Database real) {
    database = real;
    retention = new StateChangeRetention(database, new RetentionSettings(90, 60, 25, 25), clock);
    Random random = new Random(7);
    database
        .jdbi()
        .useHandle(
            handle -> {
              for (int kiosk = 1; kiosk <= 4; kiosk++) {
                handle.execute(
                    "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link,"
                        + " link_since) VALUES (?, ?, 'lot', NOW(), NOW(), 'connected', NOW())",
                    kiosk,
                    "borne-" + kiosk);
              }
              LocalDateTime first = LocalDateTime.of(2022, 11, 27, 0, 0);
              for (int i = 0; i < 2_000; i++) {
                LocalDateTime at = first.plusMinutes(i * 1_050L + random.nextInt(500));
                link(handle, 1, at, random);
                device(handle, 2, at, random);
              }
              // Nothing changed at the third for three years, and little at the fourth.
              for (int i = 0; i < 40; i++) {
                link(handle, 3, first.plusDays(i), random);
                device(handle, 3, first.plusDays(i), random);
              }
              link(handle, 4, first, random);
              device(handle, 4, LIMIT.plusDays(1), random);
            });
  }

  private static void link(Handle handle, int kiosk, LocalDateTime at, Random random) {
    int _ =
        handle.execute(
            "INSERT INTO link_change (kiosk_id, at, link) VALUES (?, ?, ?)",
            kiosk,
            at,
            List.of("connected", "lost", "stopped", "unknown").get(random.nextInt(4)));
  }

  private static void device(Handle handle, int kiosk, LocalDateTime at, Random random) {
    int _ =
        handle.execute(
            "INSERT INTO peripheral_change (kiosk_id, at, device, present, state, reasons)"
                + " VALUES (?, ?, ?, ?, ?, '')",
            kiosk,
            at,
            List.of("printer", "camera", "screen").get(random.nextInt(3)),
            random.nextInt(5) > 0,
            List.of("ok", "warning", "error").get(random.nextInt(3)));
  }

  @Test
  void everyFigureOfTheRetentionIsTheSameBeforeMidwayAndAfter() {
    List<String> before = figures();
    assertThat(before).hasSizeGreaterThan(400);

    assertThat(retention.step()).as("one step is small").isEqualTo(1_000);
    assertThat(figures()).isEqualTo(before);
    retention.run();

    assertThat(count("link_change WHERE kiosk_id = 1 AND at < '" + LIMIT + "'")).isOne();
    assertThat(count("peripheral_change WHERE kiosk_id = 2 AND at < '" + LIMIT + "'")).isEqualTo(3);
    assertThat(count("link_change WHERE kiosk_id = 1")).isGreaterThan(900);
    assertThat(figures()).isEqualTo(before);
    assertThat(retention.step()).as("there is an end").isZero();
  }

  /** Where nothing changed since, the last change says how it is. */
  @Test
  void theNewestStaysHoweverOldItIs() {
    String links = newest("link_change WHERE kiosk_id = 3");
    String printer = newest("peripheral_change WHERE kiosk_id = 3 AND device = 'printer'");

    retention.run();

    assertThat(count("link_change WHERE kiosk_id = 3")).isOne();
    assertThat(newest("link_change WHERE kiosk_id = 3")).isEqualTo(links);
    assertThat(count("peripheral_change WHERE kiosk_id = 3")).isEqualTo(3);
    assertThat(newest("peripheral_change WHERE kiosk_id = 3 AND device = 'printer'"))
        .isEqualTo(printer);
    assertThat(count("link_change WHERE kiosk_id = 4")).isOne();
    assertThat(count("peripheral_change WHERE kiosk_id = 4")).isOne();
  }

  @Test
  void byDayOneStepIsEnoughForAnHour() {
    clock.set(Instant.parse("2026-11-27T10:00:00Z"));
    long all = count("link_change") + count("peripheral_change");

    retention.run();

    assertThat(count("link_change") + count("peripheral_change")).isEqualTo(all - 1_000);
  }

  /** The strips of every month, and the state of everything in every week of the retention. */
  private List<String> figures() {
    List<String> figures = new ArrayList<>();
    TimelineReader reader = new TimelineReader(database);
    Instant first = LIMIT.toInstant(ZoneOffset.UTC);
    for (Instant end = NIGHT;
        end.minus(Duration.ofDays(31)).isAfter(first);
        end = end.minus(Duration.ofDays(30))) {
      for (int kiosk = 1; kiosk <= 4; kiosk++) {
        figures.add(
            reader
                .read(new NodeAddress("lot", "borne-" + kiosk), TimelineWindow.until(end), true)
                .toString());
      }
    }
    for (LocalDateTime at = LIMIT; at.isBefore(utc(NIGHT)); at = at.plusDays(7)) {
      for (int kiosk = 1; kiosk <= 4; kiosk++) {
        String until = " WHERE kiosk_id = " + kiosk + " AND at <= '" + at + "'";
        figures.add(newest("link_change" + until));
        for (String device : List.of("printer", "camera", "screen")) {
          figures.add(newest("peripheral_change" + until + " AND device = '" + device + "'"));
        }
      }
    }
    return figures;
  }

  private String newest(String of) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT * FROM " + of + " ORDER BY at DESC LIMIT 1")
                    .mapToMap()
                    .list()
                    .toString());
  }

  private long count(String of) {
    return database
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM " + of).mapTo(Long.class).one());
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
