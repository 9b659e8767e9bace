package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TransactionRetry;
import fr.teleguichet.fleet.site.HistoricalKioskSiteSql;
import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds up how long each kiosk was reached in each month: changes of connections are kept for some
 * years only, and reading them one by one would take as long as they are many.
 */
@Context
final class ConnectionMonthRollUp {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionMonthRollUp.class);

  /** Kiosks of one step, so that none takes long. */
  private static final int KIOSKS = 50;

  /** How old the sum of the month that is under way may become. */
  private static final Duration FRESH = Duration.ofHours(12);

  private static final String NEXT =
      """
      SELECT k.id,
        (SELECT MAX(m.month) FROM kiosk_month m WHERE m.kiosk_id = k.id AND m.closed) AS closed,
        (SELECT MIN(c.at) FROM link_change c WHERE c.kiosk_id = k.id) AS begun
      FROM kiosk k
      WHERE EXISTS (SELECT 1 FROM link_change c WHERE c.kiosk_id = k.id)
        AND NOT EXISTS (SELECT 1 FROM kiosk_month m WHERE m.kiosk_id = k.id
          AND m.month = :month AND m.updated > :fresh)
      ORDER BY k.id LIMIT %d
      """
          .formatted(KIOSKS);

  private static final String ADD =
      """
      INSERT INTO kiosk_month (kiosk_id, month, site_id, connected, known, closed, updated)
      SELECT k.id, ?, COALESCE(%s, 0), ?, ?, ?, ? FROM %s WHERE k.id = ?
      ON DUPLICATE KEY UPDATE site_id = VALUES(site_id), connected = VALUES(connected),
        known = VALUES(known), closed = VALUES(closed), updated = VALUES(updated)
      """
          .formatted(HistoricalKioskSiteSql.SITE, HistoricalKioskSiteSql.TABLES);

  /** Who is moved when a month is over stood elsewhere to its end. */
  private static final Duration BEFORE_ITS_END = Duration.ofMillis(1);

  /** A kiosk of which something is to be added up, from this month on. */
  private record Due(int kiosk, YearMonth first) {}

  private final Jdbi jdbi;
  private final TimelineReader reader;
  private final Clock clock;

  ConnectionMonthRollUp(Database database, TimelineReader reader, Clock clock) {
    this.jdbi = database.jdbi();
    this.reader = reader;
    this.clock = clock;
  }

  /** A step is brief; each kiosk has its turn twice a day, and a new one within a minute. */
  @Scheduled(fixedDelay = "1m", initialDelay = "20s")
  void run() {
    try {
      int _ = step();
    } catch (JdbiException failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.getMessage())
          .log("Connections could not be added up; it is tried again in a minute.");
    }
  }

  /** Adds up some; returns of how many kiosks. */
  int step() {
    Instant now = clock.instant();
    YearMonth current = YearMonth.from(now.atZone(LocalizedText.ZONE));
    List<Due> due = jdbi.withHandle(handle -> due(handle, current, now));
    for (Due each : due) {
      for (YearMonth month = each.first(); !month.isAfter(current); month = month.plusMonths(1)) {
        add(each, month, now);
      }
    }
    return due.size();
  }

  private static List<Due> due(Handle handle, YearMonth current, Instant now) {
    return handle
        .createQuery(NEXT)
        .bind("month", current.atDay(1))
        .bind("fresh", LocalDateTime.ofInstant(now.minus(FRESH), ZoneOffset.UTC))
        .map((row, _) -> new Due(row.getInt("id"), first(row)))
        .list();
  }

  private static YearMonth first(ResultSet row) throws SQLException {
    LocalDate closed = row.getObject("closed", LocalDate.class);
    return closed == null
        ? YearMonth.from(
            row.getObject("begun", LocalDateTime.class)
                .atZone(ZoneOffset.UTC)
                .withZoneSameInstant(LocalizedText.ZONE))
        : YearMonth.from(closed).plusMonths(1);
  }

  private void add(Due due, YearMonth month, Instant now) {
    TimelineWindow window = TimelineWindow.of(month, now);
    TimelineStateShares shares =
        TimelineStateShares.of(reader.connection(due.kiosk(), window), window.from(), window.now());
    int _ =
        TransactionRetry.again(
            () ->
                jdbi.withHandle(
                    handle ->
                        handle.execute(
                            ADD,
                            month.atDay(1),
                            shares.length(TimelineState.OK).toSeconds(),
                            shares.known().toSeconds(),
                            window.now().isBefore(now),
                            LocalDateTime.ofInstant(now, ZoneOffset.UTC),
                            LocalDateTime.ofInstant(
                                window.now().minus(BEFORE_ITS_END), ZoneOffset.UTC),
                            due.kiosk())));
  }
}
