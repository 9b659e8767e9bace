package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the database, between the ingest thread that puts and the store's thread that
 * takes.
 *
 * <p>Telemetry beyond the bound is dropped and counted. Records beyond theirs are not taken:
 * nothing is acknowledged, so the kiosk sends them again. Views replace each other, so they need no
 * bound but the number of kiosks.
 */
public final class StoreQueue {

  static final int MOST_VIEWS = 250;

  private final BlockingQueue<StoreWork> telemetry;
  private final BlockingQueue<StoreWork.OfRecords> records;
  private final Map<NodeAddress, StoreWork.OfView> views = new LinkedHashMap<>();

  /** What ended the wait for work; belongs to the taking thread. */
  private @Nullable StoreWork first;

  private final BooleanSupplier spaceIsShort;
  private final LongAdder withheld = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder deferred = new LongAdder();
  private final LongAdder thinned = new LongAdder();

  /**
   * A queue for this many reports and this many messages with records.
   *
   * @param spaceIsShort whether reports are left out, so that the disk has place for records
   */
  public StoreQueue(int mostReports, int mostRecords, BooleanSupplier spaceIsShort) {
    this.spaceIsShort = spaceIsShort;
    telemetry = new ArrayBlockingQueue<>(mostReports);
    records = new ArrayBlockingQueue<>(mostRecords);
  }

  void put(StoreWork work) {
    switch (work) {
      case StoreWork.OfReport _, StoreWork.OfExtra _ -> {
        if (spaceIsShort.getAsBoolean()) {
          withheld.increment();
        } else if (!telemetry.offer(work)) {
          dropped.increment();
        }
      }
      case StoreWork.OfRecords it -> {
        if (!records.offer(it)) {
          deferred.increment();
        }
      }
      case StoreWork.OfView it -> {
        synchronized (views) {
          views.put(it.node(), it);
        }
      }
    }
  }

  /** Waits up to the time for something to store. Returns whether there is something. */
  boolean awaitWork(long waitMillis) throws InterruptedException {
    if (records.isEmpty() && !hasViews() && first == null) {
      first = telemetry.poll(waitMillis, TimeUnit.MILLISECONDS);
    }
    return first != null || !records.isEmpty() || hasViews();
  }

  /**
   * Takes what is there.
   *
   * @param mostReports the most telemetry to take
   * @param mostRecords the most messages with records to take
   */
  Batch take(int mostReports, int mostRecords) {
    List<StoreWork> reports = new ArrayList<>();
    List<StoreWork.OfRecords> some = new ArrayList<>();
    if (first != null) {
      reports.add(first);
      first = null;
    }
    telemetry.drainTo(reports, mostReports - reports.size());
    records.drainTo(some, mostRecords);
    return new Batch(reports, some, takeViews());
  }

  /** Whether so much waits that a full batch can be taken at once. */
  boolean holds(int reports) {
    return telemetry.size() >= reports;
  }

  private boolean hasViews() {
    synchronized (views) {
      return !views.isEmpty();
    }
  }

  /** Some of them: after a storm of births all would be a transaction that records wait behind. */
  private List<StoreWork.OfView> takeViews() {
    synchronized (views) {
      List<StoreWork.OfView> some = views.values().stream().limit(MOST_VIEWS).toList();
      some.forEach(view -> views.remove(view.node()));
      return some;
    }
  }

  /** Work for one transaction. */
  record Batch(
      List<StoreWork> telemetry, List<StoreWork.OfRecords> records, List<StoreWork.OfView> views) {
    boolean isEmpty() {
      return telemetry.isEmpty() && records.isEmpty() && views.isEmpty();
    }
  }

  /** How many reports and values were dropped because the database was away or too slow. */
  public long dropped() {
    return dropped.sum();
  }

  /** How many reports and values were left out because the disk is nearly full. */
  public long withheld() {
    return withheld.sum();
  }

  /** A report does not go into the history, since more come than can be stored. */
  void leaveOut() {
    thinned.increment();
  }

  /** How many reports were left out of the history because more came than could be stored. */
  public long thinned() {
    return thinned.sum();
  }

  /** How many messages with records were left to the kiosks to send again. */
  public long deferred() {
    return deferred.sum();
  }

  int waitingTelemetry() {
    return telemetry.size();
  }

  /** How much waits. */
  public int waiting() {
    return telemetry.size() + records.size();
  }
}
