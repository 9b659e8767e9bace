package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reports, values and pictures of kiosks that wait for the database. Pictures replace each other,
 * so they need no bound but the number of kiosks.
 */
final class TelemetryQueue implements StoreSource {

  static final int MAX_IN_BATCH = 2_000;
  static final int MAX_VIEWS = 250;

  private final BlockingQueue<StoreItem> telemetry;
  private final Map<NodeAddress, StoreItem.OfView> views = new LinkedHashMap<>();

  /** What ended the wait for work; belongs to the taking thread. */
  private @Nullable StoreItem first;

  TelemetryQueue(int most) {
    telemetry = new ArrayBlockingQueue<>(most);
  }

  /** Returns whether there is room for it. */
  boolean offer(StoreItem work) {
    return telemetry.offer(work);
  }

  void put(StoreItem.OfView view) {
    synchronized (views) {
      views.put(view.node(), view);
    }
  }

  @Override
  public boolean awaitWork(long waitMillis) throws InterruptedException {
    if (first == null && !hasViews()) {
      first = telemetry.poll(waitMillis, TimeUnit.MILLISECONDS);
    }
    return first != null || hasViews();
  }

  @Override
  public boolean isDue() {
    return telemetry.size() >= MAX_IN_BATCH;
  }

  @Override
  public StoreQueue.Batch take() {
    List<StoreItem> reports = new ArrayList<>();
    if (first != null) {
      reports.add(first);
      first = null;
    }
    telemetry.drainTo(reports, MAX_IN_BATCH - reports.size());
    return new StoreQueue.Batch(reports, List.of(), takeViews());
  }

  int size() {
    return telemetry.size();
  }

  private boolean hasViews() {
    synchronized (views) {
      return !views.isEmpty();
    }
  }

  /** Some of them: after a storm of births all would be one transaction of thousands of rows. */
  private List<StoreItem.OfView> takeViews() {
    synchronized (views) {
      List<StoreItem.OfView> some = views.values().stream().limit(MAX_VIEWS).toList();
      some.forEach(view -> views.remove(view.node()));
      return some;
    }
  }
}
