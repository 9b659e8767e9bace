package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * Register of the kiosks whose items the database refuses again and again: each from its {@value
 * #REPEATED}rd refusal of a kind on until an item of that kind is stored. Written by the store's
 * threads, read by pages, alerts and probes.
 */
public final class RefusedItemRegister {

  /** One refusal may be of one strange item; so many are of everything that the kiosk sends. */
  static final int REPEATED = 3;

  /** What is refused beyond is counted, and told of no kiosk. */
  static final int MAX_KEPT = 10_000;

  private final LongAdder all = new LongAdder();
  private final Map<Key, Refusal> open = new HashMap<>();
  private volatile boolean isEmpty = true;

  /**
   * A kiosk whose items are refused.
   *
   * @param since when the first of them was
   * @param items how many were since then
   */
  public record Refusal(NodeAddress node, Instant since, long items) {
    private Refusal oneMore() {
      return new Refusal(node, since, items + 1);
    }

    private Refusal with(Refusal other) {
      return new Refusal(
          node, since.isBefore(other.since) ? since : other.since, items + other.items);
    }
  }

  /** Reports, records, births and pictures fail for different reasons. */
  private record Key(NodeAddress node, String kind) {}

  /** An item was refused for good. */
  void refused(StoreItem item, Instant now) {
    all.increment();
    Key key = new Key(item.node(), item.code());
    synchronized (open) {
      if (open.size() < MAX_KEPT || open.containsKey(key)) {
        Refusal _ =
            open.compute(
                key,
                (_, known) -> known == null ? new Refusal(item.node(), now, 1) : known.oneMore());
        isEmpty = false;
      }
    }
  }

  /** This was stored: what was refused of the same kinds and kiosks is over. */
  void stored(StoreQueue.Batch batch) {
    if (isEmpty) { // as it is nearly always, and this is asked for each batch
      return;
    }
    synchronized (open) {
      for (StoreItem item : batch.items()) {
        Refusal _ = open.remove(new Key(item.node(), item.code()));
      }
      isEmpty = open.isEmpty();
    }
  }

  /** How many items were refused since the program started. */
  long count() {
    return all.sum();
  }

  /** The kiosks whose items are refused again and again now, the longest first. */
  public List<Refusal> repeated() {
    return isEmpty ? List.of() : repeated(_ -> true);
  }

  /** Those of them that are of these. */
  public List<Refusal> repeated(Predicate<NodeAddress> nodes) {
    Map<NodeAddress, Refusal> byNode = new HashMap<>();
    synchronized (open) {
      for (Refusal refusal : open.values()) {
        if (refusal.items() >= REPEATED && nodes.test(refusal.node())) {
          Refusal _ = byNode.merge(refusal.node(), refusal, Refusal::with);
        }
      }
    }
    return byNode.values().stream()
        .sorted(
            Comparator.comparing(Refusal::since)
                .thenComparing(it -> it.node().group())
                .thenComparing(it -> it.node().node()))
        .toList();
  }
}
