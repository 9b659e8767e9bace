package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.platform.database.DatabaseException;
import fr.teleguichet.fleet.sparkplug.HostApplication;
import fr.teleguichet.fleet.sparkplug.IngestSettings;
import fr.teleguichet.fleet.sparkplug.MessageFaultCounter;
import fr.teleguichet.fleet.sparkplug.NodeViewRegistry;
import fr.teleguichet.fleet.sparkplug.RebirthPolicy;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/**
 * The ingest as a whole: one thread reads messages, one writes telemetry and one records, and a
 * queue stands between them so that the picture of the fleet stays live while the database is away.
 */
public final class TelemetryIngest implements MessageReceiver, AutoCloseable {

  private static final int MAX_REPORTS_WAITING = 50_000;
  private static final int MAX_RECORDS_WAITING = 10_000;
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(10);

  private final DataSource database;
  private final NodeViewRegistry board = new NodeViewRegistry();
  private final StoreQueue queue;
  private final StoreHealth health = new StoreHealth();
  private final MessageFaultCounter faults = new MessageFaultCounter();
  private final IngestLoop ingest;
  private final Thread ingestThread;
  private final Thread telemetryThread;
  private final Thread recordThread;

  /**
   * Builds the ingest; {@link #start} sets it going.
   *
   * @param commands takes what nodes shall be told; called from each of its threads
   * @param spaceIsShort whether what may be left out must be
   */
  public TelemetryIngest(
      DataSource database,
      IngestSettings settings,
      List<JournalRecordSink> sinks,
      BiConsumer<NodeAddress, FleetCommand> commands,
      BooleanSupplier spaceIsShort,
      Clock clock,
      RandomGenerator random) {
    this.database = database;
    this.queue = new StoreQueue(MAX_REPORTS_WAITING, MAX_RECORDS_WAITING, spaceIsShort);
    IngestEventDispatcher events = new IngestEventDispatcher(queue, board, commands, clock);
    HostApplication host =
        new HostApplication(
            settings,
            new PayloadDecoder(PayloadLimits.STANDARD),
            events,
            faults,
            new RebirthPolicy(settings, random));
    this.ingest = new IngestLoop(host, events, clock);
    RecordDeadLetterQueue aside = new RecordDeadLetterQueue(database, clock);
    // Each has its own connection and its own memory of what it has written.
    StoreWriter telemetry = new StoreWriter(database, List.of(), clock);
    StoreLoop reports =
        new StoreLoop(
            queue.telemetry(), telemetry, telemetry, health, commands, clock, Thread::sleep);
    StoreLoop records =
        new StoreLoop(
            queue.records(),
            new StoreWriter(database, sinks, clock),
            new StoreWriter(database, List.of(aside), clock),
            health,
            commands,
            clock,
            Thread::sleep);
    this.ingestThread = Thread.ofPlatform().name("ingest").unstarted(ingest);
    this.telemetryThread = Thread.ofPlatform().name("store-telemetry").unstarted(reports);
    this.recordThread =
        Thread.ofPlatform()
            .name("store-records")
            .unstarted(
                () -> {
                  health.stillAside(aside.retry(sinks));
                  records.run();
                });
  }

  /** Recalls the kiosks from the database and begins to take messages. */
  public void start() {
    try {
      board.pin(KnownNodeReader.load(database));
    } catch (SQLException e) {
      throw DatabaseException.failing(e);
    }
    telemetryThread.start();
    recordThread.start();
    ingestThread.start();
  }

  @Override
  public void received(String topic, byte[] payload) throws InterruptedException {
    ingest.put(new InboundMessage.Message(topic, payload));
  }

  @Override
  public void linkUp() throws InterruptedException {
    ingest.put(new InboundMessage.LinkUp());
  }

  @Override
  public void linkDown() throws InterruptedException {
    ingest.put(new InboundMessage.LinkDown());
  }

  /** Asks the node for its births, for somebody who wants them. */
  public void requestBirths(NodeAddress node) {
    try {
      ingest.put(new InboundMessage.BirthsWanted(node));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the program ends, and nobody waits for births any more
    }
  }

  /** The latest picture of every node. */
  public NodeViewRegistry board() {
    return board;
  }

  /** What waits for the database. */
  public StoreQueue queue() {
    return queue;
  }

  /** How the way into the database is doing. */
  public StoreHealth health() {
    return health;
  }

  /** What was wrong with messages. */
  public MessageFaultCounter faults() {
    return faults;
  }

  /** Stops the threads; what was read is stored first, within ten seconds. */
  @Override
  public void close() {
    stop(ingestThread);
    stop(recordThread);
    stop(telemetryThread);
  }

  private static void stop(Thread thread) {
    thread.interrupt();
    try {
      if (thread.isAlive() && !thread.join(STOP_DEADLINE)) {
        throw new IllegalStateException("the thread " + thread.getName() + " does not end");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
