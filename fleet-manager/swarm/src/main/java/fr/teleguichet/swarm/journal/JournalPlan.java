package fr.teleguichet.swarm.journal;

import java.time.Duration;

/**
 * How a kiosk delivers its records.
 *
 * @param window the most rows sent and not yet acknowledged, 1 to 10,000
 * @param batch the most rows in one message, 1 to 1,000
 * @param capacity the most records kept for delivery, at least {@code window}
 * @param patience how long without an acknowledgement until rows are sent again; doubled after each
 *     fruitless time, up to eight times as long
 */
public record JournalPlan(int window, int batch, int capacity, Duration patience) {

  public JournalPlan {
    if (window < 1 || window > 10_000) {
      throw new IllegalArgumentException("a window of " + window + " rows is not in 1..10000");
    }
    if (batch < 1 || batch > 1_000) {
      throw new IllegalArgumentException("a batch of " + batch + " rows is not in 1..1000");
    }
    if (capacity < window) {
      throw new IllegalArgumentException(
          "a journal of " + capacity + " records is smaller than its window of " + window);
    }
    if (patience.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("a patience of " + patience + " is below 1 ms");
    }
  }
}
