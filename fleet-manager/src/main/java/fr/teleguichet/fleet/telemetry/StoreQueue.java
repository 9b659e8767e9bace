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

/**
 * What waits for the database, between the ingest thread that puts and the store's thread that
 * takes.
 *
 * <p>Telemetry beyond the bound is dropped and counted. Records beyond theirs are not taken:
 * nothing is acknowledged, so the kiosk sends them again. Views replace each other, so they need no
 * bound but the number of kiosks.
 */
public final class StoreQueue {

  private final BlockingQueue<StoreWork> telemetry;
  private final BlockingQueue<StoreWork.OfRecords> records;
  private final Map<NodeAddress, StoreWork.OfView> views = new LinkedHashMap<>();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder deferred = new LongAdder();

  /** A queue for this many reports and this many messages with records. */
  public StoreQueue(int mostReports, int mostRecords) {
    telemetry = new ArrayBlockingQueue<>(mostReports);
    records = new ArrayBlockingQueue<>(mostRecords);
  }

  void put(StoreWork work) {
    switch (work) {
      case StoreWork.OfReport _, StoreWork.OfExtra _ -> {
        if (!telemetry.offer(work)) {
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

  /**
   * Waits up to the time for something to store, then takes what is there.
   *
   * @param mostReports the most telemetry to take
   * @param mostRecords the most messages with records to take
   */
  Batch take(int mostReports, int mostRecords, long waitMillis) throws InterruptedException {
    List<StoreWork> reports = new ArrayList<>();
    List<StoreWork.OfRecords> some = new ArrayList<>();
    if (records.isEmpty() && !hasViews()) {
      StoreWork first = telemetry.poll(waitMillis, TimeUnit.MILLISECONDS);
      if (first != null) {
        reports.add(first);
      }
    }
    telemetry.drainTo(reports, mostReports - reports.size());
    records.drainTo(some, mostRecords);
    return new Batch(reports, some, takeViews());
  }

  private boolean hasViews() {
    synchronized (views) {
      return !views.isEmpty();
    }
  }

  private List<StoreWork.OfView> takeViews() {
    synchronized (views) {
      List<StoreWork.OfView> all = List.copyOf(views.values());
      views.clear();
      return all;
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

  /** How many messages with records were left to the kiosks to send again. */
  public long deferred() {
    return deferred.sum();
  }

  /** How much telemetry waits. */
  public int waiting() {
    return telemetry.size() + records.size();
  }
}
