package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.kiosk.MeasureSeries.Gap;
import fr.teleguichet.fleet.kiosk.MeasureSeries.Point;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.device.HealthMetric;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What kiosks measured: single reports for short stretches, hours for long ones. */
@Singleton
final class MeasureHistoryReader {

  /** Points of one measure that a chart can show and a person can tell apart. */
  static final int MAX_POINTS = 500;

  /** A longer stretch is read from the hours. */
  private static final Duration MAX_RAW = Duration.ofDays(2);

  private static final int MAX_ROWS = 200_000;

  private final Jdbi jdbi;

  MeasureHistoryReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * A kiosk's history.
   *
   * @param hourly whether the values are means of hours
   * @param series the measures that have any value
   * @param gaps when the kiosk was not connected
   */
  record Found(boolean hourly, Map<HealthMetric, MeasureSeries> series, List<Gap> gaps) {}

  static boolean isHourly(Instant from, Instant to) {
    return Duration.between(from, to).compareTo(MAX_RAW) > 0;
  }

  Found read(int kiosk, Instant from, Instant to, Set<HealthMetric> metrics) {
    return jdbi.withHandle(
        handle -> {
          boolean hourly = isHourly(from, to);
          Map<HealthMetric, List<Point>> points = new EnumMap<>(HealthMetric.class);
          long rawFrom = from.toEpochMilli();
          if (hourly) {
            rawFrom = readHours(handle, kiosk, from, to, metrics, points);
          }
          readReports(handle, kiosk, Instant.ofEpochMilli(rawFrom), to, metrics, points);
          List<Gap> gaps = gaps(handle, kiosk, from, to);
          Map<HealthMetric, MeasureSeries> series = new EnumMap<>(HealthMetric.class);
          points.forEach(
              (metric, list) ->
                  series.put(metric, new MeasureSeries(list).thinned(MAX_POINTS).brokenAt(gaps)));
          return new Found(hourly, series, gaps);
        });
  }

  private static String column(HealthMetric metric) {
    return metric.name().toLowerCase(Locale.ROOT);
  }

  private static void readReports(
      Handle handle,
      int kiosk,
      Instant from,
      Instant to,
      Set<HealthMetric> metrics,
      Map<HealthMetric, List<Point>> points) {
    String columns =
        metrics.stream().map(MeasureHistoryReader::column).collect(Collectors.joining(", "));
    String select =
        "SELECT at, "
            + columns
            + " FROM report WHERE kiosk_id = :kiosk AND at >= :from AND at < :to ORDER BY at LIMIT "
            + MAX_ROWS;
    each(handle, select, kiosk, from, to, row -> add(row, metrics, points));
  }

  /** Returns from when on the hours say nothing yet. */
  private static long readHours(
      Handle handle,
      int kiosk,
      Instant from,
      Instant to,
      Set<HealthMetric> metrics,
      Map<HealthMetric, List<Point>> points) {
    String columns =
        metrics.stream().map(metric -> column(metric) + "_avg").collect(Collectors.joining(", "));
    String select =
        "SELECT hour, "
            + columns
            + " FROM report_hour WHERE kiosk_id = :kiosk AND hour >= :from AND hour < :to"
            + " ORDER BY hour";
    long[] end = {Math.max(from.toEpochMilli(), to.minus(MAX_RAW).toEpochMilli())};
    each(
        handle,
        select,
        kiosk,
        from,
        to,
        row -> {
          end[0] = millis(row) + Duration.ofHours(1).toMillis();
          add(row, metrics, points);
        });
    return end[0];
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private static void each(
      Handle handle, String select, int kiosk, Instant from, Instant to, RowReader reader) {
    handle
        .createQuery(select)
        .bind("kiosk", kiosk)
        .bind("from", utc(from))
        .bind("to", utc(to))
        .setFetchSize(2_000)
        .scanResultSet(
            (results, _) -> {
              try (ResultSet row = results.get()) {
                while (row.next()) {
                  reader.read(row);
                }
              }
              return true;
            });
  }

  /** The time is the first column, and each measure one of those after it, in their order. */
  private static void add(
      ResultSet row, Set<HealthMetric> metrics, Map<HealthMetric, List<Point>> points)
      throws SQLException {
    long at = millis(row);
    int column = 2;
    for (HealthMetric metric : metrics) {
      double value = row.getDouble(column++);
      if (!row.wasNull()) {
        points.computeIfAbsent(metric, _ -> new ArrayList<>()).add(Point.of(at, value));
      }
    }
  }

  private record Change(long at, boolean connected) {}

  private static List<Gap> gaps(Handle handle, int kiosk, Instant from, Instant to) {
    List<Change> changes =
        handle
            .createQuery(
                """
                (SELECT at, link FROM link_change WHERE kiosk_id = :kiosk AND at < :from
                 ORDER BY at DESC LIMIT 1)
                UNION ALL
                (SELECT at, link FROM link_change WHERE kiosk_id = :kiosk AND at >= :from AND at < :to
                 ORDER BY at LIMIT 5000)
                ORDER BY at
                """)
            .bind("kiosk", kiosk)
            .bind("from", utc(from))
            .bind("to", utc(to))
            .map((row, _) -> new Change(millis(row), row.getString("link").equals("connected")))
            .list();
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (!changes.get(i).connected()) {
        long end = i + 1 < changes.size() ? changes.get(i + 1).at() : to.toEpochMilli();
        gaps.add(new Gap(Math.max(changes.get(i).at(), from.toEpochMilli()), end));
      }
    }
    return gaps;
  }

  /** Writes the rows of a stretch, for a spreadsheet; the first line says what they are. */
  void writeCsv(int kiosk, Instant from, Instant to, Consumer<String> lines) {
    boolean hourly = isHourly(from, to);
    List<String> columns = csvColumns(hourly);
    lines.accept("time_utc," + String.join(",", columns));
    String select =
        "SELECT "
            + (hourly ? "hour AS time_utc, " : "at AS time_utc, ")
            + String.join(", ", columns)
            + (hourly ? " FROM report_hour" : " FROM report")
            + " WHERE kiosk_id = :kiosk AND "
            + (hourly ? "hour >= :from AND hour < :to" : "at >= :from AND at < :to")
            + " ORDER BY time_utc LIMIT "
            + MAX_ROWS;
    jdbi.useHandle(
        handle ->
            each(
                handle,
                select,
                kiosk,
                from,
                to,
                row -> {
                  StringBuilder line =
                      new StringBuilder(Instant.ofEpochMilli(millis(row)).toString());
                  for (String column : columns) {
                    String value = row.getString(column);
                    line.append(',').append(value == null ? "" : value);
                  }
                  lines.accept(line.toString());
                }));
  }

  private static List<String> csvColumns(boolean hourly) {
    List<String> columns = new ArrayList<>();
    for (HealthMetric metric : HealthMetric.values()) {
      if (hourly) {
        columns.add(column(metric) + "_min");
        columns.add(column(metric) + "_avg");
        columns.add(column(metric) + "_max");
      } else {
        columns.add(column(metric));
      }
    }
    return columns;
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static long millis(ResultSet row) throws SQLException {
    return row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
