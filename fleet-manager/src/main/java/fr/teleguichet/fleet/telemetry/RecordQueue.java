package fr.teleguichet.fleet.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Messages with records that wait for the database. */
final class RecordQueue implements StoreSource {

  static final int MAX_IN_BATCH = 500;

  private final BlockingQueue<StoreItem.OfRecords> waiting;

  /** What ended the wait for work; belongs to the taking thread. */
  private StoreItem.@Nullable OfRecords first;

  RecordQueue(int most) {
    waiting = new ArrayBlockingQueue<>(most);
  }

  /** Returns whether there is room for it. */
  boolean offer(StoreItem.OfRecords work) {
    return waiting.offer(work);
  }

  @Override
  public boolean awaitWork(long waitMillis) throws InterruptedException {
    if (first == null) {
      first = waiting.poll(waitMillis, TimeUnit.MILLISECONDS);
    }
    return first != null;
  }

  /** A kiosk waits for its acknowledgement; others gather while one transaction is under way. */
  @Override
  public boolean isDue() {
    return true;
  }

  @Override
  public StoreQueue.Batch take() {
    List<StoreItem.OfRecords> some = new ArrayList<>();
    if (first != null) {
      some.add(first);
      first = null;
    }
    waiting.drainTo(some, MAX_IN_BATCH - some.size());
    return new StoreQueue.Batch(List.of(), some, List.of());
  }

  int size() {
    return waiting.size();
  }
}
