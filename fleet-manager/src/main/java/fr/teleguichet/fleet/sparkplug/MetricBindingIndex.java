package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.protocol.Metric;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leads from the alias or the name of a data message to the meaning that a birth gave it. */
final class MetricBindingIndex {

  /**
   * Aliases below this are looked up in an array: ours count from 0, and this is the hottest
   * look-up of the ingest.
   */
  private static final int DENSE = 256;

  private final @Nullable MetricBinding[] dense = new @Nullable MetricBinding[DENSE];
  private final Map<Long, MetricBinding> sparse = new HashMap<>();
  private final Map<String, MetricBinding> byName = new HashMap<>();

  /**
   * Far more than a node with as many metrics and devices as it may have declares: one metric under
   * thousands of aliases.
   */
  private static final int MAX_COUNT = 20_000;

  /** Whether nothing more may be declared. */
  boolean isFull() {
    return byName.size() + sparse.size() >= MAX_COUNT;
  }

  void clear() {
    java.util.Arrays.fill(dense, null);
    sparse.clear();
    byName.clear();
  }

  /**
   * Declares a metric. Returns false when its alias already stands for another one of the node or
   * its devices.
   */
  boolean declare(String device, String name, @Nullable Long alias, MetricBinding slot) {
    byName.put(key(device, name), slot);
    return alias == null || declareAlias(alias, slot);
  }

  /**
   * Declares a metric whose birth could not be read, as far as it says how it will be called. What
   * the birth declares besides goes before it.
   */
  void declareUnread(
      String device, @Nullable String name, @Nullable Long alias, MetricBinding slot) {
    if (name != null) {
      byName.putIfAbsent(key(device, name), slot);
    }
    if (alias != null && find(alias) == null) {
      boolean _ = declareAlias(alias, slot);
    }
  }

  private boolean declareAlias(long alias, MetricBinding slot) {
    if (alias >= 0 && alias < DENSE) {
      boolean free = dense[(int) alias] == null || slot.equals(dense[(int) alias]);
      dense[(int) alias] = slot;
      return free;
    }
    MetricBinding before = sparse.put(alias, slot);
    return before == null || before.equals(slot);
  }

  /** The meaning of a data message's metric, or null when no birth declared it. */
  @Nullable MetricBinding find(String device, Metric metric) {
    Long alias = metric.alias();
    if (alias != null) {
      return find(alias);
    }
    String name = metric.name();
    return name == null ? null : byName.get(key(device, name));
  }

  private @Nullable MetricBinding find(long alias) {
    return alias >= 0 && alias < DENSE ? dense[(int) alias] : sparse.get(alias);
  }

  /** Forgets the metrics of a device, whose birth is about to declare them anew. */
  void forget(String device) {
    byName.keySet().removeIf(key -> key.startsWith(device + '\n'));
    sparse.values().removeIf(slot -> isOf(device, slot));
    for (int i = 0; i < DENSE; i++) {
      MetricBinding slot = dense[i];
      if (slot != null && isOf(device, slot)) {
        dense[i] = null;
      }
    }
  }

  private static boolean isOf(String device, MetricBinding slot) {
    return switch (slot) {
      case MetricBinding.OfPeripheral it -> it.device().equals(device);
      case MetricBinding.Extra it -> !device.isEmpty() && it.device().equals(device);
      case MetricBinding.Health _,
          MetricBinding.Fact _,
          MetricBinding.Records _,
          MetricBinding.Control _,
          MetricBinding.Command _,
          MetricBinding.Unreadable _ ->
          false;
    };
  }

  // A line break can't stand in a topic, so device and name never run into each other.
  static String key(String device, String name) {
    return device + '\n' + name;
  }
}
