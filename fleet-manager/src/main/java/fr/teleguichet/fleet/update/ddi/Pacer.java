package fr.teleguichet.fleet.update.ddi;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Shares a rate between all that want some of it. Each reserves one piece at a time and waits for
 * its turn, so that after a while all have got alike, however many they are; who does not want all
 * of its share leaves it to the others.
 *
 * <p>The lock is this object; the threads of downloads reserve.
 */
final class Pacer {
  /** A clock that was set back must not hold everybody up for as long. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final long rate;
  private final Clock clock;

  /** When the next piece may go. */
  @GuardedBy("this")
  private Instant next = Instant.EPOCH;

  /**
   * A pacer.
   *
   * @param rate bytes in a second, 0 for as many as there may be
   */
  Pacer(long rate, Clock clock) {
    this.rate = rate;
    this.clock = clock;
  }

  /** Reserves so many bytes; they may go after this time. */
  Duration reserve(int bytes) {
    return rate == 0 ? Duration.ZERO : reserveSome(bytes);
  }

  private synchronized Duration reserveSome(int bytes) {
    Instant now = clock.instant();
    Instant turn = next.isBefore(now) || next.isAfter(now.plus(LONGEST)) ? now : next;
    next = turn.plusNanos(Math.round(bytes * 1e9 / rate));
    return Duration.between(now, turn);
  }
}
