package fr.teleguichet.fleet.impact;

import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts the months in which kiosks were in service at the sites where they stand: each month of
 * French time from the first sign of life to the last, those two included.
 */
@Singleton
final class KioskMonthReader {

  private record Life(int siteId, YearMonth first, YearMonth last) {}

  private final Jdbi jdbi;

  KioskMonthReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Of all kiosks of each site together, by the site's row. */
  Map<Integer, Integer> bySite(MonthRange months) {
    Map<Integer, Integer> bySite = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT site_id, first_seen, last_seen FROM kiosk WHERE site_id IS NOT NULL"
                        + " AND first_seen < :end AND last_seen >= :begin")
                .bind("begin", utc(months.first()))
                .bind("end", utc(months.last().plusMonths(1)))
                .map(
                    (row, _) ->
                        new Life(
                            row.getInt("site_id"),
                            month(row.getObject("first_seen", LocalDateTime.class)),
                            month(row.getObject("last_seen", LocalDateTime.class))))
                .forEach(life -> bySite.merge(life.siteId(), count(life, months), Integer::sum)));
    return bySite;
  }

  private static int count(Life life, MonthRange months) {
    YearMonth first = later(life.first(), months.first());
    YearMonth last = life.last().isBefore(months.last()) ? life.last() : months.last();
    return Math.toIntExact(Math.max(0, 1 + ChronoUnit.MONTHS.between(first, last)));
  }

  private static YearMonth later(YearMonth one, YearMonth other) {
    return one.isAfter(other) ? one : other;
  }

  private static YearMonth month(LocalDateTime utc) {
    return MonthRange.of(utc.toInstant(ZoneOffset.UTC));
  }

  private static LocalDateTime utc(YearMonth month) {
    return LocalDateTime.ofInstant(MonthRange.begin(month), ZoneOffset.UTC);
  }
}
