package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.platform.database.DatabaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the telemetry tables in shape: partitions ahead, hours rolled up, what is over dropped.
 * Only one manager of several does so at a time.
 */
public final class TelemetryHousekeeping implements AutoCloseable {

  /** The database's lock under which tables are altered, for whoever must have them as they are. */
  public static final String LOCK = "teleguichet-housekeeping";

  private static final Logger LOG = LoggerFactory.getLogger(TelemetryHousekeeping.class);

  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(5);

  /** An hour is rolled up a little after its end, when its last reports have been stored. */
  private static final Duration SETTLING = Duration.ofMinutes(2);

  private static final int DAYS_AHEAD = 7;
  private static final int MONTHS_AHEAD = 2;
  private static final int MAX_LATE_AT_ONCE = 2_000;
  private static final int MAX_NAMES_AT_ONCE = 10_000;

  /** Days: a whole partition of values goes at once, and clocks differ. */
  private static final int NAMES_OUTLIVE_VALUES = 3;

  private static final TablePartitionMaintainer REPORTS =
      new TablePartitionMaintainer("report", TablePartitionMaintainer.Span.DAY);
  private static final TablePartitionMaintainer VALUES =
      new TablePartitionMaintainer("report_value", TablePartitionMaintainer.Span.DAY);
  private static final TablePartitionMaintainer HOURS =
      new TablePartitionMaintainer("report_hour", TablePartitionMaintainer.Span.MONTH);

  private final DataSource database;
  private final RetentionSettings retention;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("housekeeping").daemon().factory());

  /** Housekeeping that {@link #start} sets going. */
  public TelemetryHousekeeping(DataSource database, RetentionSettings retention, Clock clock) {
    this.database = database;
    this.retention = retention;
    this.clock = clock;
  }

  /** Does the work once, so that today's partition is there, and then every five minutes. */
  public void start() {
    try {
      run();
    } catch (SQLException e) {
      throw DatabaseException.failing(e);
    }
    var _ =
        thread.scheduleWithFixedDelay(
            this::runOrSay, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void runOrSay() {
    try {
      run();
    } catch (SQLException e) {
      LOG.atWarn()
          .addKeyValue("cause", e.getMessage())
          .log("Housekeeping could not be done; it is tried again in five minutes.");
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("Housekeeping met a fault of ours.");
    }
  }

  void run() throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!lock(connection)) {
        return; // another manager is at it
      }
      try {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        makePartitions(connection, today);
        rollUp(connection);
        REPORTS.dropBefore(connection, today.minusDays(retention.rawDays()));
        VALUES.dropBefore(connection, today.minusDays(retention.rawDays()));
        HOURS.dropBefore(connection, today.minusMonths(retention.hourlyMonths()));
        dropUnusedNames(connection, today.minusDays(retention.rawDays() + NAMES_OUTLIVE_VALUES));
      } finally {
        unlock(connection);
      }
    }
  }

  private static void makePartitions(Connection connection, LocalDate today) throws SQLException {
    REPORTS.makeAhead(connection, today, DAYS_AHEAD);
    VALUES.makeAhead(connection, today, DAYS_AHEAD);
    HOURS.makeAhead(connection, today, MONTHS_AHEAD);
  }

  private void rollUp(Connection connection) throws SQLException {
    Instant settled = clock.instant().minus(SETTLING).truncatedTo(ChronoUnit.HOURS);
    Instant hour = firstOpenHour(connection, settled);
    while (hour.isBefore(settled)) {
      rollUpHour(connection, hour);
      hour = hour.plus(HourSummary.HOUR);
      update(connection, "UPDATE roll_up SET done = ? WHERE id = 1", hour);
    }
    rollUpLate(connection, settled);
  }

  /** Where the last run stopped; on the first run, the first report that there is. */
  private static Instant firstOpenHour(Connection connection, Instant settled) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT done FROM roll_up WHERE id = 1");
        ResultSet row = select.executeQuery()) {
      if (row.next()) {
        return HourSummaryWriter.instant(row, "done");
      }
    }
    try (PreparedStatement select =
            connection.prepareStatement("SELECT MIN(at) AS at FROM report");
        ResultSet row = select.executeQuery()) {
      boolean any = row.next() && row.getObject("at") != null;
      Instant first =
          any ? HourSummaryWriter.instant(row, "at").truncatedTo(ChronoUnit.HOURS) : settled;
      update(connection, "INSERT INTO roll_up (id, done) VALUES (1, ?)", first);
      return first;
    }
  }

  private static void rollUpHour(Connection connection, Instant hour) throws SQLException {
    HourSummaryWriter hours = new HourSummaryWriter(connection);
    List<Integer> kiosks = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement("SELECT id FROM kiosk");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        kiosks.add(row.getInt(1));
      }
    }
    for (int kiosk : kiosks) {
      hours.rollUp(kiosk, hour);
    }
  }

  private static void rollUpLate(Connection connection, Instant settled) throws SQLException {
    record Late(int kiosk, Instant hour) {}
    List<Late> late = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT kiosk_id, hour FROM roll_up_late WHERE hour < ? LIMIT " + MAX_LATE_AT_ONCE)) {
      select.setObject(1, HourSummaryWriter.utc(settled));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          late.add(new Late(row.getInt(1), HourSummaryWriter.instant(row, "hour")));
        }
      }
    }
    HourSummaryWriter hours = new HourSummaryWriter(connection);
    for (Late it : late) {
      // Forgotten first: a report that comes in between notes the hour again.
      forgetLate(connection, it.kiosk(), it.hour());
      hours.rollUp(it.kiosk(), it.hour());
    }
  }

  private static void forgetLate(Connection connection, int kiosk, Instant hour)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM roll_up_late WHERE kiosk_id = ? AND hour = ?")) {
      delete.setInt(1, kiosk);
      delete.setObject(2, HourSummaryWriter.utc(hour));
      delete.executeUpdate();
    }
  }

  private static void update(Connection connection, String sql, Instant hour) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, HourSummaryWriter.utc(hour));
      update.executeUpdate();
    }
  }

  /** A name is used on the day of its newest value; when that is gone, nothing points to it. */
  private static void dropUnusedNames(Connection connection, LocalDate before) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM metric_name WHERE used < ? ORDER BY used LIMIT " + MAX_NAMES_AT_ONCE)) {
      delete.setObject(1, before);
      int names = delete.executeUpdate();
      if (names > 0) {
        LOG.atInfo()
            .addKeyValue("names", names)
            .log(
                "Names of metrics were deleted: nothing has used them for longer than values"
                    + " last.");
      }
    }
  }

  private static boolean lock(Connection connection) throws SQLException {
    try (PreparedStatement lock =
            connection.prepareStatement("SELECT GET_LOCK('" + LOCK + "', 0)");
        ResultSet row = lock.executeQuery()) {
      return row.next() && row.getInt(1) == 1;
    }
  }

  private static void unlock(Connection connection) throws SQLException {
    try (PreparedStatement unlock =
        connection.prepareStatement("DO RELEASE_LOCK('" + LOCK + "')")) {
      unlock.execute();
    }
  }

  /** Stops; what is under way may finish within five seconds. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
