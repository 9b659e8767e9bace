package fr.teleguichet.fleet.kiosk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Strips from the tables that the ingest fills. */
@ExtendWith(TestDatabase.class)
final class TimelineIT {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final TimelineWindow WINDOW = TimelineWindow.until(NOW);

  private Database database;

  @BeforeEach
  void aKiosk(Database real) {
    database = real;
    execute(
        "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link, link_since)"
            + " VALUES (1, 'borne-a', 'lot', '2026-01-01', '2026-01-01', 'connected',"
            + " '2026-01-01')");
  }

  private void execute(String sql, Object... arguments) {
    database.jdbi().useHandle(handle -> handle.execute(sql, arguments));
  }

  private void link(String at, String link) {
    execute("INSERT INTO link_change (kiosk_id, at, link) VALUES (1, ?, ?)", at, link);
  }

  private List<Timeline> read(boolean heardNow) {
    return new TimelineReader(database).read(new NodeAddress("lot", "borne-a"), WINDOW, heardNow);
  }

  @Test
  void theLastChangeBeforeTheMonthCountsIntoIt() {
    link("2026-03-01 00:00:00", "lost");
    link("2026-10-01 00:00:00", "connected");
    link("2026-11-10 00:00:00", "stopped");
    link("2026-11-10 06:00:00", "connected");
    execute(
        "INSERT INTO peripheral_change (kiosk_id, at, device, present, state, reasons) VALUES"
            + " (1, '2026-09-01', 'printer', TRUE, 'ok', ''),"
            + " (1, '2026-11-20', 'printer', FALSE, '', 'unplugged'),"
            + " (1, '2026-11-21', 'printer', TRUE, 'warning', 'toner-low')");

    List<Timeline> strips = read(true);

    assertThat(strips).extracting(Timeline::device).containsExactly("", "printer");
    assertThat(strips.getFirst().whole().length(TimelineState.STOPPED))
        .isEqualTo(Duration.ofHours(6));
    assertThat(strips.getFirst().whole().length(TimelineState.UNKNOWN)).isZero();
    assertThat(strips.getLast().whole().length(TimelineState.FAILED)).isEqualTo(Duration.ofDays(1));
    assertThat(strips.getLast().whole().length(TimelineState.UNKNOWN))
        .isEqualTo(Duration.ofHours(6));
    assertThat(strips.getLast().whole().length(TimelineState.WATCH))
        .isEqualTo(Duration.ofHours(84));
  }

  @Test
  void whileTheManagerWasAwayNobodyKnows() {
    link("2026-10-01 00:00:00", "connected");
    link("2026-11-20 10:00:00", "connected");
    execute(
        "INSERT INTO report (kiosk_id, at, historical)"
            + " VALUES (1, ?, FALSE), (1, ?, TRUE), (1, ?, FALSE)",
        utc("2026-11-18T10:00:00Z"),
        utc("2026-11-19T10:00:00Z"),
        utc("2026-11-20T09:59:59.950Z")); // the birth itself

    TimelineStateShares whole = read(true).getFirst().whole();

    assertThat(whole.length(TimelineState.UNKNOWN)).isEqualTo(Duration.ofDays(2));
    assertThat(whole.length(TimelineState.FAILED)).isZero();
  }

  @Test
  void aKioskOfWhichNothingIsHeardSinceTheStartIsNotAvailableUntilNow() {
    link("2026-10-01 00:00:00", "connected");
    execute(
        "INSERT INTO report (kiosk_id, at, historical) VALUES (1, ?, FALSE)",
        utc("2026-11-24T00:00:00Z"));

    assertThat(read(false).getFirst().whole().length(TimelineState.UNKNOWN))
        .isEqualTo(Duration.ofHours(12));
    assertThat(read(true).getFirst().whole().length(TimelineState.UNKNOWN)).isZero();
  }

  @Test
  void aKioskThatWasNeverHeardOfHasNoStrips() {
    assertThat(new TimelineReader(database).read(new NodeAddress("lot", "borne-z"), WINDOW, true))
        .isEmpty();
  }

  private static LocalDateTime utc(String instant) {
    return LocalDateTime.ofInstant(Instant.parse(instant), ZoneOffset.UTC);
  }
}
