package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.HealthReport;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Writes batches into the database, each in one transaction. Belongs to one thread; that which
 * stores telemetry and that which stores records have one each.
 *
 * <p>Nothing is acknowledged before its commit: the acknowledgements are among what {@link #write}
 * returns.
 */
final class StoreWriter {

  /** Both threads lock rows of kiosks, and never in two orders. */
  private static final Comparator<NodeAddress> LOCK_ORDER =
      Comparator.comparing(NodeAddress::group).thenComparing(NodeAddress::node);

  private final DataSource database;
  private final Clock clock;
  private final KioskRowRepository kiosks = new KioskRowRepository();
  private final NarrowValueRepository extras = new NarrowValueRepository();
  private final NodeStateRepository views = new NodeStateRepository();
  private final JournalRepository journals;

  StoreWriter(DataSource database, List<JournalRecordSink> sinks, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.journals = new JournalRepository(sinks);
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
    register(connection, batch);
    writeTelemetry(connection, batch.telemetry());
    views.store(connection, inOrder(batch.views()), this::kioskId);
    JournalRepository.Stored stored =
        journals.store(connection, inOrder(batch.records()), this::kioskId);
    return new Written(stored.commands(), stored.missing());
  }

  /**
   * Gives new kiosks and journals their rows, which are committed at once: kiosks' rows would be
   * locked until all reports are in, and the other thread would wait for them with the kiosk's
   * first records.
   */
  private void register(Connection connection, StoreQueue.Batch batch) throws SQLException {
    Set<NodeAddress> unknown = new TreeSet<>(LOCK_ORDER);
    Stream.of(batch.telemetry(), batch.records(), batch.views())
        .flatMap(List::stream)
        .map(StoreItem::node)
        .filter(node -> !kiosks.knows(node))
        .forEach(unknown::add);
    for (NodeAddress node : unknown) {
      kiosks.register(connection, node, clock.instant());
    }
    boolean asked = journals.open(connection, inOrder(batch.records()), this::kioskId);
    if (asked || !unknown.isEmpty()) {
      connection.commit();
    }
  }

  private int kioskId(StoreItem work) {
    return kiosks.id(work.node());
  }

  /** One kiosk's works stay in the order in which they came. */
  private static <W extends StoreItem> List<W> inOrder(List<W> works) {
    return works.stream().sorted(Comparator.comparing(StoreItem::node, LOCK_ORDER)).toList();
  }

  private void writeTelemetry(Connection connection, List<StoreItem> telemetry)
      throws SQLException {
    List<HealthReport> reports = new ArrayList<>(telemetry.size());
    List<StoreItem.OfExtra> values = new ArrayList<>();
    for (StoreItem work : telemetry) {
      switch (work) {
        case StoreItem.OfReport(HealthReport report) -> reports.add(report);
        case StoreItem.OfExtra extra -> values.add(extra);
        case StoreItem.OfRecords _, StoreItem.OfView _ ->
            throw new IllegalStateException("not telemetry: " + work.node());
      }
    }
    if (!reports.isEmpty()) {
      ReportRepository.insert(connection, reports, report -> kiosks.id(report.node()));
      LateHourQueue.note(connection, reports, report -> kiosks.id(report.node()));
    }
    if (!values.isEmpty()) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      extras.insert(connection, values, this::kioskId, today);
    }
  }

  private void forget() {
    kiosks.forget();
    extras.forget();
    views.forget();
    journals.forget();
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e); // the connection is gone, and with it the transaction
    }
  }
}
