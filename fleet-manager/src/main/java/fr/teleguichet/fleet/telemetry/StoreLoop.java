package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.platform.log.RepeatedErrorLimiter;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread between the queue and the database: takes batches, writes them, acknowledges, and waits
 * the database's absences out. Telemetry and records have one each.
 */
final class StoreLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreLoop.class);

  private static final long TAKE_WAIT_MILLIS = 50;

  /**
   * A commit costs as much for one row as for hundreds, so a few are gathered; nobody sees the
   * difference.
   */
  private static final Duration GATHERING = Duration.ofMillis(40);

  private static final int MAX_CAUSES = 20;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

  /** Waits, and may be woken by an interrupt that ends the loop. */
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  private final StoreSource source;
  private final StoreWriter store;
  private final StoreWriter aside;
  private final StoreHealth health;
  private final BiConsumer<NodeAddress, FleetCommand> commands;
  private final Clock clock;
  private final Pause pause;
  private final RepeatedErrorLimiter errors = new RepeatedErrorLimiter();

  /**
   * A loop that {@link #run} goes through.
   *
   * @param aside stores records that the other can't, without what features make of them
   */
  StoreLoop(
      StoreSource source,
      StoreWriter store,
      StoreWriter aside,
      StoreHealth health,
      BiConsumer<NodeAddress, FleetCommand> commands,
      Clock clock,
      Pause pause) {
    this.source = source;
    this.store = store;
    this.aside = aside;
    this.health = health;
    this.commands = commands;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (source.awaitWork(TAKE_WAIT_MILLIS)) {
          if (!source.isDue()) {
            pause.of(GATHERING);
          }
          writeUntilDone(source.take());
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    // An orderly stop stores what is there: one last try, since nobody comes after.
    writeRest();
  }

  private void writeUntilDone(StoreQueue.Batch batch) throws InterruptedException {
    Duration wait = FIRST_PAUSE;
    @Nullable SQLException failure = tryWrite(store, batch);
    while (failure != null) {
      if (!isConnectionLoss(failure)) {
        writeOneByOne(batch);
        return;
      }
      if (isDeadlock(failure)) {
        pause.of(GATHERING);
      } else {
        health.away(clock.instant(), failure);
        pause.of(wait);
        wait = wait.multipliedBy(2).compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : wait.multipliedBy(2);
      }
      failure = tryWrite(store, batch);
    }
  }

  private @Nullable SQLException tryWrite(StoreWriter writer, StoreQueue.Batch batch) {
    try {
      StoreWriter.Written written = writer.write(batch);
      health.wrote(batch.telemetry().size(), clock.instant());
      health.refusals().stored(batch);
      health.missing(written.missing());
      written.commands().forEach(commands);
      return null;
    } catch (SQLException e) {
      return e;
    } catch (RuntimeException e) {
      // Nothing may end the thread that stores everybody's: the item is left out.
      return new SQLException("a fault of ours", "HY000", e);
    }
  }

  /** One item of a batch can't be stored: the others shall not suffer. */
  private void writeOneByOne(StoreQueue.Batch batch) throws InterruptedException {
    for (StoreQueue.Batch single : singles(batch)) {
      @Nullable SQLException failure = writeSingle(store, single);
      if (failure != null && hasRecord(single) && writeSingle(aside, single) == null) {
        health.setAside();
        tell(
            "A record met a fault of ours; it is stored, set aside and acknowledged.",
            single,
            failure);
      } else if (failure != null) {
        single.items().forEach(it -> health.refusals().refused(it, clock.instant()));
        tell("The database refuses an item; it was left out.", single, failure);
      }
    }
  }

  /** The first of a cause is told with all that is known; of the others how many there were. */
  private void tell(String sentence, StoreQueue.Batch single, SQLException failure) {
    errors
        .take(causeOf(failure) + sentence, clock.instant())
        .ifPresent(
            before ->
                LOG.atError()
                    .addKeyValue("item", code(single))
                    .addKeyValue("node", single.items().getFirst().node())
                    .addKeyValue("number", numberOf(single))
                    .addKeyValue("before", before)
                    .setCause(failure)
                    .log(sentence));
  }

  /** What tells faults apart: where it happened, and not of which kiosk. */
  private static String causeOf(SQLException failure) {
    Throwable root = failure;
    // Causes can be a circle, in which the thread that stores everybody's would stay for ever.
    for (int depth = 0; depth < MAX_CAUSES && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    StackTraceElement[] trace = root.getStackTrace();
    return root.getClass().getName()
        + failure.getErrorCode()
        + (trace.length == 0 ? "" : trace[0].toString());
  }

  private static long numberOf(StoreQueue.Batch single) {
    return single.records().stream()
        .flatMap(it -> it.entries().stream())
        .mapToLong(JournalEntry::number)
        .findFirst()
        .orElse(0);
  }

  /** Left out, it would come again for ever, and stand before all later ones of its kiosk. */
  private static boolean hasRecord(StoreQueue.Batch single) {
    return single.records().stream().anyMatch(it -> !it.entries().isEmpty());
  }

  private @Nullable SQLException writeSingle(StoreWriter writer, StoreQueue.Batch single)
      throws InterruptedException {
    @Nullable SQLException failure = tryWrite(writer, single);
    while (failure != null && isConnectionLoss(failure)) {
      if (isDeadlock(failure)) {
        pause.of(GATHERING);
      } else {
        health.away(clock.instant(), failure);
        pause.of(MAX_PAUSE);
      }
      failure = tryWrite(writer, single);
    }
    return failure;
  }

  private static List<StoreQueue.Batch> singles(StoreQueue.Batch batch) {
    List<StoreQueue.Batch> singles = new ArrayList<>();
    batch
        .views()
        .forEach(it -> singles.add(new StoreQueue.Batch(List.of(), List.of(), List.of(it))));
    batch
        .telemetry()
        .forEach(it -> singles.add(new StoreQueue.Batch(List.of(it), List.of(), List.of())));
    batch.records().stream()
        .flatMap(it -> it.singles().stream())
        .forEach(it -> singles.add(new StoreQueue.Batch(List.of(), List.of(it), List.of())));
    return singles;
  }

  private static String code(StoreQueue.Batch single) {
    return single.items().getFirst().code();
  }

  private void writeRest() {
    boolean interrupted = Thread.interrupted();
    StoreQueue.Batch batch = source.take();
    while (!batch.isEmpty() && tryWrite(store, batch) == null) {
      batch = source.take();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether the failure is of the connection or passing, so that the same batch will do later:
   * SQLSTATE class 08, a deadlock or lock time-out (40, HY000 with MariaDB's codes 1205 and 1213),
   * a server that is shutting down (1053, 1927), full disk, read-only (1290, 1836), or too many
   * connections (1040).
   */
  static boolean isConnectionLoss(SQLException failure) {
    String state = failure.getSQLState() == null ? "08000" : failure.getSQLState();
    return state.startsWith("08")
        || state.startsWith("40")
        || failure instanceof java.sql.SQLTransientException
        || failure instanceof java.sql.SQLRecoverableException
        || isFullDisk(failure)
        || java.util.Set.of(1040, 1053, 1205, 1213, 1290, 1836, 1927)
            .contains(failure.getErrorCode());
  }

  /**
   * Whether another transaction was let through first, by MariaDB's code: the database is there,
   * and the same batch will do at once.
   */
  private static boolean isDeadlock(SQLException failure) {
    return failure.getErrorCode() == 1213;
  }

  /** By MariaDB's codes, or by the operating system's number within the words of another one. */
  private static boolean isFullDisk(SQLException failure) {
    String words = String.valueOf(failure.getMessage());
    return java.util.Set.of(1021, 1114).contains(failure.getErrorCode())
        || (java.util.Set.of(3, 1026, 1030).contains(failure.getErrorCode())
            && words.matches("(?s).*(errno: |Errcode: |error )28\\b.*"));
  }
}
