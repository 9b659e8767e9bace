package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.device.HealthMetric;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a kiosk's reports of an hour, and writes the hour's summary. */
final class HourSummaryWriter {

  /** A value from longer ago is not believed to have held until the hour. */
  private static final Duration MAX_CARRY = Duration.ofDays(1);

  private static final HealthMetric[] METRICS = HealthMetric.values();
  private static final String COLUMNS =
      Arrays.stream(METRICS).map(ReportRepository::column).collect(Collectors.joining(", "));
  private static final String ROWS =
      "SELECT at, "
          + COLUMNS
          + " FROM report WHERE kiosk_id = ? AND at >= ? AND at < ? ORDER BY at";
  private static final String BEFORE =
      "SELECT at, "
          + COLUMNS
          + " FROM report WHERE kiosk_id = ? AND at >= ? AND at < ? ORDER BY at DESC LIMIT 1";
  private static final String LINK_BEFORE =
      "SELECT at, link FROM link_change WHERE kiosk_id = ? AND at < ? ORDER BY at DESC LIMIT 1";
  private static final String ENDS =
      """
      SELECT at FROM link_change
      WHERE kiosk_id = ? AND at >= ? AND at < ? AND link <> 'connected' ORDER BY at
      """;
  private static final String INSERT = insert();

  private final Connection connection;

  HourSummaryWriter(Connection connection) {
    this.connection = connection;
  }

  /** Summarises the kiosk's hour; nothing is written when nothing is known of it. */
  void rollUp(int kioskId, Instant hour) throws SQLException {
    HourSummary summary =
        HourSummary.of(
            hour, carried(kioskId, hour), rows(kioskId, hour), ends(kioskId, hour), METRICS.length);
    if (summary.seconds() > 0) {
      write(kioskId, hour, summary);
    }
  }

  private List<HourSummary.Row> rows(int kioskId, Instant hour) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ROWS)) {
      bind(select, kioskId, hour, hour.plus(HourSummary.HOUR));
      List<HourSummary.Row> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(read(row));
        }
      }
      return rows;
    }
  }

  /** The last row before the hour, when the kiosk has been connected from then on. */
  private HourSummary.@Nullable Row carried(int kioskId, Instant hour) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BEFORE)) {
      bind(select, kioskId, hour.minus(MAX_CARRY), hour);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        HourSummary.Row last = read(row);
        return connectedSince(kioskId, last.at(), hour) ? last : null;
      }
    }
  }

  private boolean connectedSince(int kioskId, Instant at, Instant hour) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LINK_BEFORE)) {
      select.setInt(1, kioskId);
      select.setObject(2, utc(hour));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            && row.getString("link").equals("connected")
            // The birth's own report may bear the kiosk's slightly earlier time.
            && !instant(row, "at").isAfter(at.plus(Duration.ofMinutes(1)));
      }
    }
  }

  private List<Instant> ends(int kioskId, Instant hour) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ENDS)) {
      bind(select, kioskId, hour, hour.plus(HourSummary.HOUR));
      List<Instant> ends = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ends.add(instant(row, "at"));
        }
      }
      return ends;
    }
  }

  private static HourSummary.Row read(ResultSet row) throws SQLException {
    List<Double> values = new ArrayList<>(METRICS.length);
    for (HealthMetric metric : METRICS) {
      double value = row.getDouble(ReportRepository.column(metric));
      values.add(row.wasNull() ? Double.NaN : value);
    }
    return new HourSummary.Row(instant(row, "at"), values);
  }

  private void write(int kioskId, Instant hour, HourSummary summary) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setInt(1, kioskId);
      insert.setObject(2, utc(hour));
      insert.setInt(3, summary.seconds());
      int index = 4;
      for (HourSummary.Column column : summary.columns()) {
        setNumber(insert, index++, column.least());
        setNumber(insert, index++, column.mean());
        setNumber(insert, index++, column.largest());
      }
      insert.executeUpdate();
    }
  }

  private static void setNumber(PreparedStatement insert, int index, double value)
      throws SQLException {
    if (Double.isNaN(value)) {
      insert.setNull(index, Types.FLOAT);
    } else {
      insert.setFloat(index, (float) value);
    }
  }

  private static String insert() {
    List<String> columns =
        Arrays.stream(METRICS)
            .map(ReportRepository::column)
            .flatMap(name -> Stream.of(name + "_min", name + "_avg", name + "_max"))
            .toList();
    return "REPLACE INTO report_hour (kiosk_id, hour, seconds, "
        + String.join(", ", columns)
        + ") VALUES (?, ?, ?"
        + ", ?".repeat(columns.size())
        + ")";
  }

  private static void bind(PreparedStatement statement, int kioskId, Instant from, Instant to)
      throws SQLException {
    statement.setInt(1, kioskId);
    statement.setObject(2, utc(from));
    statement.setObject(3, utc(to));
  }

  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }
}
