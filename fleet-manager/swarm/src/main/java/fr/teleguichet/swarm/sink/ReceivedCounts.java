package fr.teleguichet.swarm.sink;

import java.util.concurrent.atomic.AtomicLongArray;

/** What a subscriber received. One thread adds, any may read. */
public final class ReceivedCounts {

  private static final int KINDS = MessageKind.values().length;

  // One counter for each kind, then one for the bytes.
  private final AtomicLongArray counts = new AtomicLongArray(KINDS + 1);

  void add(MessageKind kind, int bytes) {
    increase(slot(kind), 1);
    increase(KINDS, bytes);
  }

  private void increase(int slot, int more) {
    counts.setOpaque(slot, counts.getPlain(slot) + more);
  }

  /** How many messages of this kind came. */
  public long of(MessageKind kind) {
    return counts.getOpaque(slot(kind));
  }

  /** How many messages of all kinds came. */
  public long messages() {
    long sum = 0;
    for (int slot = 0; slot < KINDS; slot++) {
      sum += counts.getOpaque(slot);
    }
    return sum;
  }

  /** How many bytes they had: whole packets, or payloads alone where only those are seen. */
  public long bytes() {
    return counts.getOpaque(KINDS);
  }

  @SuppressWarnings("EnumOrdinal") // The index of an array that is written for each message.
  private static int slot(MessageKind kind) {
    return kind.ordinal();
  }
}
