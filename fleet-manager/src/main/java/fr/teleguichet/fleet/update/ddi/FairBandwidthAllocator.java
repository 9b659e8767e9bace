package fr.teleguichet.fleet.update.ddi;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fr.teleguichet.fleet.platform.time.Ticker;
import java.time.Duration;

/**
 * Shares a rate between all that want some of it. Each reserves one piece at a time and waits for
 * its turn, so that after a while all have got alike, however many they are; who does not want all
 * of its share leaves it to the others.
 *
 * <p>The lock is this object; the threads of downloads reserve.
 */
final class FairBandwidthAllocator {
  private final long rate;
  private final Ticker ticker;

  /** When the next piece may go. */
  @GuardedBy("this")
  private long next;

  /**
   * A pacer.
   *
   * @param rate bytes in a second, 0 for as many as there may be
   */
  FairBandwidthAllocator(long rate, Ticker ticker) {
    this.rate = rate;
    this.ticker = ticker;
    this.next = ticker.nanos();
  }

  /** Reserves so many bytes; they may go after this time. */
  Duration reserve(int bytes) {
    return rate == 0 ? Duration.ZERO : reserveSome(bytes);
  }

  private synchronized Duration reserveSome(int bytes) {
    long now = ticker.nanos();
    long wait = Math.max(0, next - now);
    next = now + wait + Math.round(bytes * 1e9 / rate);
    return Duration.ofNanos(wait);
  }
}
