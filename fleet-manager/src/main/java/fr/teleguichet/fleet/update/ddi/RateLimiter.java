package fr.teleguichet.fleet.update.ddi;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fr.teleguichet.fleet.platform.cache.LruCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what comes from each of many in a span of time.
 *
 * <p>The lock is this object; requests of many threads count.
 */
final class RateLimiter {
  private static final int MAX_REMEMBERED = 10_000;

  private record Count(Instant since, int number) {}

  private final int most;
  private final Duration span;
  private final Clock clock;

  @GuardedBy("this")
  private final Map<String, Count> counts = new LruCache<>(MAX_REMEMBERED);

  RateLimiter(int most, Duration span, Clock clock) {
    this.most = most;
    this.span = span;
    this.clock = clock;
  }

  /** Whether so much came from there in this span that nothing more is looked at. */
  synchronized boolean isExhausted(String from) {
    return current(from).number() >= most;
  }

  /** Something came from there. */
  synchronized void count(String from) {
    Count now = current(from);
    Count _ = counts.put(from, new Count(now.since(), now.number() + 1));
  }

  @GuardedBy("this")
  private Count current(String from) {
    Instant now = clock.instant();
    @Nullable Count before = counts.get(from);
    if (before == null || now.isBefore(before.since()) || isOver(before, now)) {
      return new Count(now, 0);
    }
    return before;
  }

  private boolean isOver(Count count, Instant now) {
    return !now.isBefore(count.since().plus(span));
  }
}
