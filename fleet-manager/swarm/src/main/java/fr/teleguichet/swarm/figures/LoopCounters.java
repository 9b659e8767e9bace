package fr.teleguichet.swarm.figures;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counters of one event loop. Only the loop's thread adds, so adding is a plain read and an opaque
 * write; any thread may read, and sees every counter at most a moment late.
 */
public final class LoopCounters {

  private final AtomicLongArray counts = new AtomicLongArray(RunCounter.values().length);

  /** One more. */
  public void add(RunCounter count) {
    add(count, 1);
  }

  /** So many more. */
  public void add(RunCounter count, long more) {
    int slot = slot(count);
    counts.setOpaque(slot, counts.getPlain(slot) + more);
  }

  long get(RunCounter count) {
    return counts.getOpaque(slot(count));
  }

  @SuppressWarnings("EnumOrdinal") // The index of an array that is written for each message.
  private static int slot(RunCounter count) {
    return count.ordinal();
  }
}
