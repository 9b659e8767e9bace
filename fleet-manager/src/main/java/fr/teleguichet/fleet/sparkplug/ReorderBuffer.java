package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.protocol.SequenceNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a node's messages into the order of their sequence numbers (Sparkplug 3.0.0, section 5.8):
 * what comes too early is held until the missing message arrives or the reorder timeout runs out.
 *
 * @param <M> the message
 */
final class ReorderBuffer<M> {

  /** A message is held at most this often before the gap counts as final. */
  static final int MAX_HELD = 64;

  private record Held<M>(M message, Instant arrived) {}

  private final Duration timeout;
  private final Map<Integer, Held<M>> held = new HashMap<>();
  private int expected;
  private Instant deadline = Instant.MAX;

  ReorderBuffer(Duration timeout) {
    this.timeout = timeout;
  }

  /** What becomes of a message. */
  enum Order {
    /** It is the next one; {@link #advance} follows when it is done. */
    NEXT,
    /** It is kept until those before it are there. */
    HELD,
    /** The gap can't be closed any more. */
    LOST
  }

  /** A birth with this number begins the order anew. */
  void restartAfter(int seq) {
    expected = SequenceNumber.after(seq);
    held.clear();
    deadline = Instant.MAX;
  }

  Order offer(int seq, M message, Instant now) {
    if (seq == expected) {
      return Order.NEXT;
    }
    held.putIfAbsent(seq, new Held<>(message, now));
    // Also one of a time before the clock was set back, which would not come for hours.
    if (deadline.isAfter(now.plus(timeout))) {
      deadline = now.plus(timeout);
    }
    return timeout.isZero() || held.size() > MAX_HELD ? Order.LOST : Order.HELD;
  }

  /** The message with the expected number is done: gives the one that was held for after it. */
  Optional<M> advance() {
    expected = SequenceNumber.after(expected);
    Held<M> next = held.remove(expected);
    if (next == null) {
      deadline = deadlineOfWhatIsLeft();
    }
    return Optional.ofNullable(next).map(Held::message);
  }

  /**
   * The gap is filled, and its timer ends with it; a gap behind it has had its own since the first
   * message that came too early for it.
   */
  private Instant deadlineOfWhatIsLeft() {
    return held.values().stream()
        .map(Held::arrived)
        .min(Comparator.naturalOrder())
        .map(arrived -> arrived.plus(timeout))
        .orElse(Instant.MAX);
  }

  /** One of the messages that wait for the gap to be filled. */
  Optional<M> held() {
    return held.values().stream().findFirst().map(Held::message);
  }

  /** When the gap becomes final; far away while there is none. */
  Instant deadline() {
    return deadline;
  }
}
