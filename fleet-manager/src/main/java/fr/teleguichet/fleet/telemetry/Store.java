package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Writes batches into the database, each in one transaction. Belongs to one thread.
 *
 * <p>Nothing is acknowledged before its commit: the acknowledgements are among what {@link #write}
 * returns.
 */
final class Store {

  private final DataSource database;
  private final Clock clock;
  private final KioskTable kiosks = new KioskTable();
  private final ExtraTable extras = new ExtraTable();
  private final ViewTables views = new ViewTables();
  private final JournalTable journals;

  Store(DataSource database, List<RecordSink> sinks, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.journals = new JournalTable(sinks);
  }

  /**
   * What was committed.
   *
   * @param commands for each node with records, what it may be told
   * @param missing how many records turned out to be lost
   */
  record Written(Map<NodeAddress, FleetCommand> commands, long missing) {}

  /**
   * Writes the batch and commits.
   *
   * @throws SQLException when nothing was written
   */
  Written write(StoreQueue.Batch batch) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Written written = writeAll(connection, batch);
        connection.commit();
        return written;
      } catch (SQLException | RuntimeException e) {
        forget();
        rollback(connection, e);
        throw e;
      }
    }
  }

  private Written writeAll(Connection connection, StoreQueue.Batch batch) throws SQLException {
    Map<NodeAddress, Integer> ids = ids(connection, batch);
    writeTelemetry(connection, batch.telemetry(), ids);
    views.store(connection, batch.views(), work -> ids.getOrDefault(work.node(), 0));
    Map<NodeAddress, FleetCommand> commands = new LinkedHashMap<>();
    long missing = 0;
    for (StoreWork.OfRecords work : batch.records()) {
      int kioskId = ids.getOrDefault(work.node(), 0);
      JournalTable.Stored stored = journals.store(connection, kioskId, work);
      commands.put(work.node(), stored.command());
      missing += stored.missing();
    }
    return new Written(commands, missing);
  }

  private void writeTelemetry(
      Connection connection, List<StoreWork> telemetry, Map<NodeAddress, Integer> ids)
      throws SQLException {
    List<Report> reports = new ArrayList<>(telemetry.size());
    List<StoreWork.OfExtra> values = new ArrayList<>();
    for (StoreWork work : telemetry) {
      switch (work) {
        case StoreWork.OfReport(Report report) -> reports.add(report);
        case StoreWork.OfExtra extra -> values.add(extra);
        case StoreWork.OfRecords _, StoreWork.OfView _ ->
            throw new IllegalStateException("not telemetry: " + work.node());
      }
    }
    if (!reports.isEmpty()) {
      ReportTable.insert(connection, reports, report -> ids.getOrDefault(report.node(), 0));
      LateHours.note(connection, reports, report -> ids.getOrDefault(report.node(), 0));
    }
    if (!values.isEmpty()) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      extras.insert(connection, values, value -> ids.getOrDefault(value.node(), 0), today);
    }
  }

  private Map<NodeAddress, Integer> ids(Connection connection, StoreQueue.Batch batch)
      throws SQLException {
    Map<NodeAddress, Integer> ids = new LinkedHashMap<>();
    List<StoreWork> works = new ArrayList<>(batch.telemetry());
    works.addAll(batch.records());
    works.addAll(batch.views());
    for (StoreWork work : works) {
      if (!ids.containsKey(work.node())) {
        ids.put(work.node(), kiosks.id(connection, work.node(), clock.instant()));
      }
    }
    return ids;
  }

  private void forget() {
    kiosks.forget();
    extras.forget();
    views.forget();
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e); // the connection is gone, and with it the transaction
    }
  }
}
