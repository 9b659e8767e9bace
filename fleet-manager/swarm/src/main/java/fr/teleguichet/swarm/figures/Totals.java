package fr.teleguichet.swarm.figures;

import java.util.EnumMap;
import java.util.Map;

/**
 * All counters at one moment.
 *
 * @param nanos when, by the clock that never jumps
 * @param cpuNanos the CPU time of this process until then
 * @param counts every counter
 */
public record Totals(long nanos, long cpuNanos, Map<Count, Long> counts) {

  public Totals {
    counts = Map.copyOf(counts);
  }

  /** The counter's value. */
  public long get(Count count) {
    return counts.getOrDefault(count, 0L);
  }

  /** How many kiosks are live. */
  public long live() {
    return get(Count.LIVES_BEGUN) - get(Count.LIVES_ENDED);
  }

  /** Records written and not yet acknowledged. */
  public long unacknowledged() {
    return get(Count.RECORDS) - get(Count.RECORDS_ACKNOWLEDGED);
  }

  /** What came to pass between an earlier moment and this one. */
  public Totals since(Totals earlier) {
    Map<Count, Long> difference = new EnumMap<>(Count.class);
    counts.forEach((count, value) -> difference.put(count, value - earlier.get(count)));
    return new Totals(nanos - earlier.nanos, cpuNanos - earlier.cpuNanos, difference);
  }

  /** The length of a difference in seconds. */
  public double seconds() {
    return nanos / 1e9;
  }

  /** So many a second, in a difference. */
  public double perSecond(Count count) {
    return nanos == 0 ? 0 : get(count) / seconds();
  }

  /** This program's own CPU per message sent or received, in a difference; microseconds. */
  public double cpuMicrosPerMessage() {
    long messages = get(Count.MESSAGES_SENT) + get(Count.MESSAGES_RECEIVED);
    return messages == 0 ? 0 : cpuNanos / 1e3 / messages;
  }
}
