package fr.teleguichet.edge.serve;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time by the fleet manager, which every answer of it bears: what the clock is judged by where
 * only 443 goes out and so no time server is reached. Only heard over a connection whose
 * certificate was verified. May be used from any thread.
 */
final class ManagerClockCheck {

  /** An answer is half a minute old at most, and nothing that a kiosk does needs more. */
  static final Duration TOLERANCE = Duration.ofMinutes(2);

  private final Clock clock;
  private final LongSupplier nanos;
  private volatile @Nullable Told told;

  /** What the manager said, and when that was by a clock that nobody sets. */
  private record Told(Instant time, long nanos) {}

  ManagerClockCheck(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
  }

  /**
   * The manager has answered; what is no date says nothing.
   *
   * @param date the answer's {@code Date}
   */
  void hear(String date) {
    try {
      Instant time = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
      told = new Told(time, nanos.getAsLong());
    } catch (DateTimeException _) {
      // What was heard before still holds.
    }
  }

  /** Whether the clock is right by what was heard last; no if nothing ever was. */
  boolean agrees() {
    Told last = told;
    if (last == null) {
      return false;
    }
    Instant now = last.time.plusNanos(nanos.getAsLong() - last.nanos);
    return Duration.between(now, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
  }
}
