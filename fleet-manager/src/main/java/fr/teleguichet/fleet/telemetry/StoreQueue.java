package fr.teleguichet.fleet.telemetry;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What waits for the database, between the ingest thread that puts and the store's two threads that
 * take: one takes telemetry, the other records, so that no record waits behind a batch of reports.
 *
 * <p>Telemetry beyond the bound is dropped and counted. Records beyond theirs are not taken:
 * nothing is acknowledged, so the kiosk sends them again.
 */
public final class StoreQueue {

  private final TelemetryQueue telemetry;
  private final RecordQueue records;
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
    telemetry = new TelemetryQueue(mostReports);
    records = new RecordQueue(mostRecords);
  }

  void put(StoreItem work) {
    switch (work) {
      case StoreItem.OfReport _, StoreItem.OfExtra _ -> {
        if (spaceIsShort.getAsBoolean()) {
          withheld.increment();
        } else if (!telemetry.offer(work)) {
          dropped.increment();
        }
      }
      case StoreItem.OfRecords it -> {
        if (!records.offer(it)) {
          deferred.increment();
        }
      }
      case StoreItem.OfView it -> telemetry.put(it);
    }
  }

  /** Where the thread takes from that stores reports, values and pictures. */
  TelemetryQueue telemetry() {
    return telemetry;
  }

  /** Where the thread takes from that stores records. */
  RecordQueue records() {
    return records;
  }

  /** Work for one transaction. */
  record Batch(
      List<StoreItem> telemetry, List<StoreItem.OfRecords> records, List<StoreItem.OfView> views) {
    boolean isEmpty() {
      return telemetry.isEmpty() && records.isEmpty() && views.isEmpty();
    }

    /** All of it. */
    List<StoreItem> items() {
      return Stream.of(telemetry, records, views).<StoreItem>flatMap(List::stream).toList();
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

  /** How much waits. */
  public int waiting() {
    return telemetry.size() + records.size();
  }
}
