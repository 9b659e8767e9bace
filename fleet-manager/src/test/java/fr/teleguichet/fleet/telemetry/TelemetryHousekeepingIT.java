package fr.teleguichet.fleet.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.sparkplug.HealthReport;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Roll-ups and retention on a real MariaDB, with a clock that the test moves. */
@ExtendWith(TestDatabase.class)
class TelemetryHousekeepingIT {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private static final NodeAddress GRAMAT = new NodeAddress("cauvaldor", "gramat");

  private final Database database;
  private final ManualClock clock = new ManualClock(START);
  private final StoreWriter store;
  private final TelemetryHousekeeping housekeeping;

  TelemetryHousekeepingIT(Database database) {
    this.database = database;
    this.store = new StoreWriter(database.dataSource(), List.of(), clock);
    this.housekeeping =
        new TelemetryHousekeeping(
            database.dataSource(), new RetentionSettings(90, 4, 25, 25), clock);
  }

  /**
   * Tests share one database, and others let its housekeeping run on the real day: its partitions
   * would begin there, and this test's days lie before.
   */
  @BeforeEach
  void forgetThePartitionsOfOtherDays() throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      for (String table : List.of("report", "report_value", "report_hour")) {
        for (TablePartitionMaintainer.Partition partition :
            new TablePartitionMaintainer(table, TablePartitionMaintainer.Span.DAY)
                .list(connection)) {
          if (!partition.name().equals("p_begin")) {
            try (var statement = connection.createStatement()) {
              statement.execute(
                  "ALTER TABLE %s DROP PARTITION %s".formatted(table, partition.name()));
            }
          }
        }
      }
    }
  }

  @AfterEach
  void stop() {
    housekeeping.close();
  }

  @Test
  void anHourIsSummarisedOnceItHasSettled() throws SQLException {
    connect(START);
    write(report(START, 40), report(START.plus(Duration.ofMinutes(45)), 60));
    housekeeping.run();
    assertThat(hours()).isEmpty();

    clock.set(START.plus(Duration.ofMinutes(63)));
    housekeeping.run();

    assertThat(hours()).containsExactly("2026-11-24 08:00:00 3600 40.0 45.0 60.0");
  }

  @Test
  void aValueThatDoesNotChangeHoldsThroughTheHoursThatFollow() throws SQLException {
    connect(START);
    write(report(START, 40));
    clock.set(START.plus(Duration.ofHours(3)).plusSeconds(180));
    housekeeping.run();

    assertThat(hours())
        .containsExactly(
            "2026-11-24 08:00:00 3600 40.0 40.0 40.0",
            "2026-11-24 09:00:00 3600 40.0 40.0 40.0",
            "2026-11-24 10:00:00 3600 40.0 40.0 40.0");
  }

  @Test
  void aValueDoesNotHoldBeyondTheLossOfTheKiosk() throws SQLException {
    connect(START);
    write(report(START, 40));
    lose(START.plus(Duration.ofMinutes(15)));
    clock.set(START.plus(Duration.ofHours(2)).plusSeconds(180));
    housekeeping.run();

    assertThat(hours()).containsExactly("2026-11-24 08:00:00 900 40.0 40.0 40.0");
  }

  @Test
  void anHourThatGetsReportsLaterIsSummarisedAgain() throws SQLException {
    connect(START);
    write(report(START, 40));
    lose(START.plus(Duration.ofMinutes(30)));
    clock.set(START.plus(Duration.ofHours(2)).plusSeconds(180));
    housekeeping.run();

    write(historical(START.plus(Duration.ofMinutes(30)), 80));
    housekeeping.run();

    assertThat(hours()).containsExactly("2026-11-24 08:00:00 3600 40.0 60.0 80.0");
    assertThat(count("roll_up_late")).isZero();
  }

  @Test
  void ninetyDaysLaterTheReportsAreGoneAndTheirHoursAreThere() throws SQLException {
    housekeeping.run();
    connect(START);
    write(report(START, 40));
    clock.set(START.plus(Duration.ofHours(2)));
    housekeeping.run();

    clock.set(START.plus(Duration.ofDays(90)));
    housekeeping.run();
    assertThat(count("report")).as("kept for ninety days").isEqualTo(1);

    clock.set(START.plus(Duration.ofDays(91)));
    housekeeping.run();
    assertThat(count("report")).isZero();
    assertThat(count("report_hour")).isPositive();

    clock.set(START.plus(Duration.ofDays(160)));
    housekeeping.run();
    assertThat(hours()).isEmpty();
  }

  /** A kiosk that once sent thousands of names would otherwise be remembered for ever. */
  @Test
  void aNameGoesWhenItsValuesAreGoneAndOneThatIsUsedStays() throws SQLException {
    writeExtra("Once", START);
    writeExtra("Always", START);
    Instant later = START.plus(Duration.ofDays(90));
    clock.set(later);
    writeExtra("Always", later);

    clock.set(START.plus(Duration.ofDays(93)));
    housekeeping.run();
    assertThat(count("metric_name")).isEqualTo(2);

    clock.set(START.plus(Duration.ofDays(94)));
    housekeeping.run();
    assertThat(count("metric_name")).isEqualTo(1);

    writeExtra("Once", clock.instant());
    assertThat(count("report_value JOIN metric_name ON metric_id = id WHERE name = 'Once'"))
        .as("it gets a row again")
        .isEqualTo(1);
  }

  private void writeExtra(String name, Instant at) throws SQLException {
    StoreItem work = new StoreItem.OfExtra(GRAMAT, "", name, DataType.INT32, Value.of(1), at);
    var _ = store.write(new StoreQueue.Batch(List.of(work), List.of(), List.of()));
  }

  @Test
  void partitionsLieAheadAndAreNotMadeTwice() throws SQLException {
    housekeeping.run();
    housekeeping.run();
    TablePartitionMaintainer reports =
        new TablePartitionMaintainer("report", TablePartitionMaintainer.Span.DAY);
    LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);

    try (Connection connection = database.dataSource().getConnection()) {
      assertThat(reports.list(connection))
          .extracting(TablePartitionMaintainer.Partition::end)
          .contains(today.plusDays(1), today.plusDays(8))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aSecondManagerLeavesTheWorkToTheFirst() throws SQLException {
    connect(START);
    write(report(START, 40));
    clock.set(START.plus(Duration.ofHours(2)));
    try (Connection other = database.dataSource().getConnection();
        var statement = other.createStatement()) {
      statement.execute("DO GET_LOCK('teleguichet-housekeeping', 0)");
      housekeeping.run();
      assertThat(hours()).isEmpty();
      statement.execute("DO RELEASE_LOCK('teleguichet-housekeeping')");
    }
    housekeeping.run();
    assertThat(hours()).isNotEmpty();
  }

  private void connect(Instant at) throws SQLException {
    link(new NodeView.Link.Connected(at), at);
  }

  private void lose(Instant at) throws SQLException {
    link(new NodeView.Link.Lost(at), at);
  }

  private void link(NodeView.Link link, Instant at) throws SQLException {
    NodeView view = new NodeView(GRAMAT, link, at, false, Map.of(), Map.of(), Map.of());
    var _ =
        store.write(
            new StoreQueue.Batch(List.of(), List.of(), List.of(new StoreItem.OfView(view, at))));
  }

  private void write(HealthReport... reports) throws SQLException {
    List<StoreItem> works =
        java.util.Arrays.stream(reports).<StoreItem>map(StoreItem.OfReport::new).toList();
    var _ = store.write(new StoreQueue.Batch(works, List.of(), List.of()));
  }

  private static HealthReport report(Instant at, double temperature) {
    return report(at, temperature, false);
  }

  private static HealthReport historical(Instant at, double temperature) {
    return report(at, temperature, true);
  }

  private static HealthReport report(Instant at, double temperature, boolean historical) {
    HealthReport.Measures measures = new HealthReport.Measures();
    measures.set(HealthMetric.CPU_TEMPERATURE, Value.of(temperature));
    return HealthReport.of(GRAMAT, at, historical, measures);
  }

  private long count(String table) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  private List<String> hours() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT hour, seconds, cpu_temperature_min, cpu_temperature_avg,
                          cpu_temperature_max FROM report_hour ORDER BY hour
                        """)
                    .map(
                        (row, _) ->
                            row.getString(1)
                                + " "
                                + row.getInt(2)
                                + " "
                                + row.getFloat(3)
                                + " "
                                + row.getFloat(4)
                                + " "
                                + row.getFloat(5))
                    .list());
  }
}
