package fr.teleguichet.fleet.interview.usage;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often something took how many seconds.
 *
 * @param counts how often, by seconds
 */
public record SecondsHistogram(SortedMap<Long, Long> counts) {

  public SecondsHistogram {
    counts = new TreeMap<>(counts);
  }

  /** How often it happened. */
  public long n() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The smallest time that at least this part of all did not exceed (the nearest rank); none of
   * nothing.
   *
   * @param part more than 0, at most 1
   */
  public OptionalLong quantile(double part) {
    long rank = (long) Math.ceil(part * n());
    long seen = 0;
    for (var each : counts.entrySet()) {
      seen += each.getValue();
      if (seen >= rank) {
        return OptionalLong.of(each.getKey());
      }
    }
    return OptionalLong.empty();
  }
}
