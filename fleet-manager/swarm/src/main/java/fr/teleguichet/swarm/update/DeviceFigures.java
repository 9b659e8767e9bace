package fr.teleguichet.swarm.update;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What all connections share: what was answered, and what went wrong. */
final class DeviceFigures {
  private static final int MAX_KINDS = 20;

  private final Map<String, LongAdder> kinds = new ConcurrentHashMap<>();
  private final AtomicInteger connected = new AtomicInteger();
  private volatile boolean counts;
  private volatile boolean over;

  void connected() {
    int _ = connected.incrementAndGet();
  }

  int connections() {
    return connected.get();
  }

  /** From now on it is counted, or not. */
  void count(boolean from) {
    counts = from;
  }

  boolean counts() {
    return counts;
  }

  /** Nobody asks any more. */
  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  void answered(int status) {
    if (counts) {
      add("status " + status);
    }
  }

  /** Something worth telling that is no fault. */
  void happened(String what) {
    add(what);
  }

  void broken(String cause) {
    if (!over) {
      add(cause);
    }
  }

  void closed() {
    if (!over) {
      add("closed by the server");
    }
  }

  private void add(String kind) {
    LongAdder known = kinds.get(kind);
    if (known == null && kinds.size() < MAX_KINDS) {
      known = kinds.computeIfAbsent(kind, _ -> new LongAdder());
    }
    if (known != null) {
      known.increment();
    }
  }

  /** How often each came. */
  Map<String, Long> kinds() {
    Map<String, Long> sums = new TreeMap<>();
    kinds.forEach((kind, count) -> sums.put(kind, count.sum()));
    return sums;
  }
}
