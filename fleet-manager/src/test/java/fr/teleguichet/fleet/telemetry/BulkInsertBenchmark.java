package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.sparkplug.HealthReport;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The most that the database takes through its driver: rows of the table of reports, inserted in
 * bulk from one connection, without broker, decoding or acknowledgement. Run by name only; the
 * command and what it measured are in docs/benchmarks.md.
 */
@ExtendWith(TestDatabase.class)
class BulkInsertBenchmark {

  private static final Instant FROM = Instant.parse("2026-11-24T12:00:00Z");
  private static final NodeAddress NODE = new KioskName("relais-01").in(new Territory("cauvaldor"));
  private static final int KIOSKS = 1000;
  private static final int ROWS_PER_COMMIT = 2000;
  private static final int COMMITS = 500;
  private static final int WARM_UP_COMMITS = 50;

  private final Database database;
  private final Random random = new Random(7);

  BulkInsertBenchmark(Database database) {
    this.database = database;
  }

  @Test
  void rowsOfReportsStraightThroughTheDriver() throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET FOREIGN_KEY_CHECKS = 0");
      }
      fill(connection, 0, WARM_UP_COMMITS);
      long before = System.nanoTime();
      fill(connection, WARM_UP_COMMITS, WARM_UP_COMMITS + COMMITS);
      double seconds = (System.nanoTime() - before) / 1e9;

      int rows = ROWS_PER_COMMIT * COMMITS;
      System.out.printf(
          "%,d rows of %d values in %.1f s: %,.0f rows/s%n",
          rows, HealthMetric.values().length, seconds, rows / seconds);
      try (Statement statement = connection.createStatement();
          ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM report")) {
        assertThat(count.next()).isTrue();
        assertThat(count.getInt(1)).isEqualTo(rows + ROWS_PER_COMMIT * WARM_UP_COMMITS);
      }
    }
  }

  private void fill(Connection connection, int first, int end) throws SQLException {
    for (int commit = first; commit < end; commit++) {
      List<HealthReport> batch = new ArrayList<>(ROWS_PER_COMMIT);
      for (int row = 0; row < ROWS_PER_COMMIT; row++) {
        batch.add(report(commit * (ROWS_PER_COMMIT / KIOSKS) + row / KIOSKS));
      }
      int[] kiosk = {0};
      ReportRepository.insert(connection, batch, _ -> 1 + kiosk[0]++ % KIOSKS);
      connection.commit();
    }
  }

  private HealthReport report(int second) {
    var measures = new HealthReport.Measures();
    for (HealthMetric metric : HealthMetric.values()) {
      measures.set(metric, new Value.Real(random.nextInt(100)));
    }
    return HealthReport.of(NODE, FROM.plusSeconds(second), false, measures);
  }
}
