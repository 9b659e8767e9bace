package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.HealthReport;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.DataType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The wide table of reports. */
@SuppressWarnings(
    "EnumOrdinal") // the parameter's place in a statement that is built from the same enum
final class ReportRepository {

  private static final HealthMetric[] METRICS = HealthMetric.values();
  private static final String INSERT = insert();

  private ReportRepository() {}

  /** The metric's column. */
  static String column(HealthMetric metric) {
    return metric.name().toLowerCase(Locale.ROOT);
  }

  /** Adds the reports; one that is there already, since a kiosk sent it twice, stays as it is. */
  static void insert(
      Connection connection, List<HealthReport> reports, ToIntFunction<HealthReport> kioskId)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (HealthReport report : reports) {
        insert.setInt(1, kioskId.applyAsInt(report));
        insert.setObject(2, LocalDateTime.ofInstant(report.at(), ZoneOffset.UTC));
        insert.setBoolean(3, report.historical());
        for (HealthMetric metric : METRICS) {
          bind(insert, 4 + metric.ordinal(), metric.definition().type(), report.measure(metric));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, int index, DataType type, double value)
      throws SQLException {
    boolean absent = Double.isNaN(value) || Double.isInfinite(value);
    switch (type) {
      case BOOLEAN -> {
        if (absent) {
          insert.setNull(index, Types.BOOLEAN);
        } else {
          insert.setBoolean(index, value != 0);
        }
      }
      case UINT32 -> {
        if (absent) {
          insert.setNull(index, Types.BIGINT);
        } else {
          insert.setLong(index, (long) value);
        }
      }
      default -> {
        if (absent) {
          insert.setNull(index, Types.FLOAT);
        } else {
          insert.setFloat(index, (float) value);
        }
      }
    }
  }

  private static String insert() {
    String columns =
        Arrays.stream(METRICS).map(ReportRepository::column).collect(Collectors.joining(", "));
    // IGNORE passes over a report that is there already. ON DUPLICATE KEY UPDATE would say so more
    // exactly, but the
    // driver sends it row by row: ten times the time of the server.
    return "INSERT IGNORE INTO report (kiosk_id, at, historical, "
        + columns
        + ") VALUES (?, ?, ?"
        + ", ?".repeat(METRICS.length)
        + ")";
  }
}
