package fr.teleguichet.fleet.activity;

import fr.teleguichet.fleet.activity.ActivityRow.Ending;
import fr.teleguichet.fleet.activity.ActivityRow.Source;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads requests by day, in three statements however many there are. */
@Singleton
final class DailyActivityReader {

  /** What makes one row. */
  private record Key(LocalDate day, boolean wholeMonth, int site, String service, Ending ending)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::day)
            .thenComparing(Key::wholeMonth)
            .thenComparingInt(Key::site)
            .thenComparing(Key::service)
            .thenComparing(Key::ending);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private record Sum(long requests, long seconds) {
    Sum plus(Sum other) {
      return new Sum(requests + other.requests, seconds + other.seconds);
    }
  }

  private static final int NO_SITE = 0;
  private static final int ROWS_AT_ONCE = 1_000;

  private final Jdbi jdbi;

  DailyActivityReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Requests of these months of French time, by day.
   *
   * @param sites of which sites; empty for all, those without a site included
   */
  List<ActivityRow> rows(MonthRange months, Optional<List<Integer>> sites) {
    return jdbi.withHandle(
        handle -> {
          Map<Key, Sum> sums = new TreeMap<>();
          interviews(handle, months, sums);
          months(handle, months, sums);
          List<ActivityRow> rows = new ArrayList<>();
          sums.forEach((key, sum) -> rows.add(row(key, sum)));
          rows.addAll(notes(handle, months));
          return rows.stream()
              .filter(
                  row -> sites.isEmpty() || row.site().filter(sites.get()::contains).isPresent())
              .toList();
        });
  }

  private static void interviews(Handle handle, MonthRange months, Map<Key, Sum> sums) {
    handle
        .createQuery(
            """
            SELECT started, COALESCE(site_id, 0) AS site, service, outcome, seconds FROM interview
            WHERE started >= :begin AND started < :end AND outcome <> 'unreached'
            """)
        .bind("begin", utc(months, 0))
        .bind("end", utc(months, 1))
        .setFetchSize(ROWS_AT_ONCE)
        .map(
            (row, _) ->
                Map.entry(
                    new Key(
                        day(row.getObject("started", LocalDateTime.class)),
                        false,
                        row.getInt("site"),
                        row.getString("service"),
                        ending(row.getString("outcome"))),
                    new Sum(1, row.getLong("seconds"))))
        .forEach(it -> sums.merge(it.getKey(), it.getValue(), Sum::plus));
  }

  private static void months(Handle handle, MonthRange months, Map<Key, Sum> sums) {
    handle
        .createQuery(
            """
            SELECT month, site_id, service, outcome, interviews, seconds FROM interview_month
            WHERE month BETWEEN :from AND :to AND outcome <> 'unreached'
            """)
        .bind("from", months.first().atDay(1))
        .bind("to", months.last().atDay(1))
        .map(
            (row, _) ->
                Map.entry(
                    new Key(
                        row.getObject("month", LocalDate.class),
                        true,
                        row.getInt("site_id"),
                        row.getString("service"),
                        ending(row.getString("outcome"))),
                    new Sum(row.getLong("interviews"), row.getLong("seconds"))))
        .forEach(it -> sums.merge(it.getKey(), it.getValue(), Sum::plus));
  }

  private static List<ActivityRow> notes(Handle handle, MonthRange months) {
    return handle
        .createQuery(
            """
            SELECT day, site_id, service, solved, first_visit, notes FROM mediator_note
            WHERE day >= :from AND day < :to AND notes > 0
            ORDER BY day, site_id, service, solved, first_visit
            """)
        .bind("from", months.first().atDay(1))
        .bind("to", months.last().plusMonths(1).atDay(1))
        .map((row, _) -> note(row))
        .list();
  }

  private static ActivityRow note(ResultSet row) throws SQLException {
    return new ActivityRow(
        Source.MEDIATOR,
        row.getObject("day", LocalDate.class),
        false,
        Optional.of(row.getInt("site_id")),
        row.getString("service"),
        row.getBoolean("solved") ? Ending.SETTLED : Ending.SENT_ON,
        Optional.of(row.getBoolean("first_visit")),
        row.getLong("notes"),
        OptionalLong.empty());
  }

  private static ActivityRow row(Key key, Sum sum) {
    return new ActivityRow(
        Source.KIOSK,
        key.day(),
        key.wholeMonth(),
        key.site() == NO_SITE ? Optional.empty() : Optional.of(key.site()),
        key.service(),
        key.ending(),
        Optional.empty(),
        sum.requests(),
        OptionalLong.of(sum.seconds()));
  }

  private static Ending ending(String outcome) {
    return outcome.equals("held") ? Ending.INTERVIEW : Ending.NO_INTERVIEW;
  }

  private static LocalDate day(LocalDateTime utc) {
    return utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(LocalizedText.ZONE).toLocalDate();
  }

  private static LocalDateTime utc(MonthRange months, int after) {
    return LocalDateTime.ofInstant(
        MonthRange.begin(after == 0 ? months.first() : months.last().plusMonths(after)),
        ZoneOffset.UTC);
  }
}
