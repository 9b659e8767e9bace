package fr.teleguichet.fleet.kiosk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Months of a kiosk that is moved once they are over, and before anybody added them up. */
@ExtendWith(TestDatabase.class)
final class ConnectionMonthRollUpIT {

  private static final Instant MOVED = Instant.parse("2026-07-01T06:00:00Z");

  private final ManualClock clock = new ManualClock(MOVED);
  private Database database;

  @BeforeEach
  void aKioskAtSiteOne(Database real) {
    database = real;
    for (int site = 1; site <= 2; site++) {
      execute(
          "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
              + " VALUES (?, ?, 'Relais', 'Gramat', '46128', 44.7, 1.7)",
          site,
          "relais-" + site);
    }
    execute(
        "INSERT INTO kiosk (id, name, territory, site_id, first_seen, last_seen, link, link_since)"
            + " VALUES (1, 'borne', 'lot', 1, '2026-05-10', '2026-07-01', 'connected',"
            + " '2026-05-10')");
    execute("INSERT INTO link_change (kiosk_id, at, link) VALUES (1, '2026-05-10', 'connected')");
  }

  private void execute(String sql, Object... arguments) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              int _ = handle.execute(sql, arguments);
            });
  }

  private List<String> months() {
    int _ = new ConnectionMonthRollUp(database, new TimelineReader(database), clock).step();
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT CONCAT(LEFT(month, 7), ' at ', site_id, IF(closed, ', over', ''))"
                            + " FROM kiosk_month ORDER BY month")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void aMonthThatIsOverCountsWhereTheKioskStoodAtItsEnd() {
    execute("INSERT INTO kiosk_past_site (kiosk_id, moved, site_id) VALUES (1, ?, 1)", utc(MOVED));
    execute("UPDATE kiosk SET site_id = 2");
    clock.advance(Duration.ofHours(1));

    assertThat(months())
        .containsExactly("2026-05 at 1, over", "2026-06 at 1, over", "2026-07 at 2");
  }

  @Test
  void theMonthUnderWayGoesWithTheKiosk() {
    assertThat(months()).contains("2026-07 at 1");

    execute("INSERT INTO kiosk_past_site (kiosk_id, moved, site_id) VALUES (1, ?, 1)", utc(MOVED));
    execute("UPDATE kiosk SET site_id = NULL");
    clock.advance(Duration.ofDays(1));
    assertThat(months()).contains("2026-06 at 1, over", "2026-07 at 0");
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
