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
public record CounterSnapshot(long nanos, long cpuNanos, Map<RunCounter, Long> counts) {

  public CounterSnapshot {
    counts = Map.copyOf(counts);
  }

  /** The counter's value. */
  public long get(RunCounter count) {
    return counts.getOrDefault(count, 0L);
  }

  /** How many kiosks are live. */
  public long live() {
    return get(RunCounter.LIVES_BEGUN) - get(RunCounter.LIVES_ENDED);
  }

  /** Records written and not yet acknowledged. */
  public long unacknowledged() {
    return get(RunCounter.RECORDS) - get(RunCounter.RECORDS_ACKNOWLEDGED);
  }

  /** What came to pass between an earlier moment and this one. */
  public CounterSnapshot since(CounterSnapshot earlier) {
    Map<RunCounter, Long> difference = new EnumMap<>(RunCounter.class);
    counts.forEach((count, value) -> difference.put(count, value - earlier.get(count)));
    return new CounterSnapshot(nanos - earlier.nanos, cpuNanos - earlier.cpuNanos, difference);
  }

  /** The length of a difference in seconds. */
  public double seconds() {
    return nanos / 1e9;
  }

  /** So many a second, in a difference. */
  public double perSecond(RunCounter count) {
    return nanos == 0 ? 0 : get(count) / seconds();
  }

  /** This program's own CPU per message sent or received, in a difference; microseconds. */
  public double cpuMicrosPerMessage() {
    long messages = get(RunCounter.MESSAGES_SENT) + get(RunCounter.MESSAGES_RECEIVED);
    return messages == 0 ? 0 : cpuNanos / 1e3 / messages;
  }
}
