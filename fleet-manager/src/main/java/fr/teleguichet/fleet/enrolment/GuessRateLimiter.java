package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.platform.cache.LruCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Makes guessing slow: after a few mistakes from one place, and after many from everywhere, each
 * further mistake doubles the time for which nothing more is heard. A quiet hour forgives. Where
 * the clock was set back, the next mistake counts from then on.
 *
 * <p>What everybody together must wait is short, because the one who guesses would otherwise lock
 * everybody else out. Safe for use by many threads.
 */
final class GuessRateLimiter {

  private static final int FREE = 5;
  private static final int FREE_FOR_ALL = 100;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MAX_DURATION = Duration.ofMinutes(15);
  private static final Duration MAX_FOR_ALL = Duration.ofSeconds(5);
  private static final Duration FORGIVEN = Duration.ofHours(1);
  private static final int MAX_PLACES = 10_000;

  /** Mistakes and when the last one was. */
  private record Mistakes(int count, Instant last) {
    static final Mistakes NONE = new Mistakes(0, Instant.EPOCH);

    Mistakes oneMore(Instant now) {
      boolean forgiven = last.plus(FORGIVEN).isBefore(now);
      return new Mistakes(forgiven ? 1 : Math.min(count + 1, 1_000_000), now);
    }

    Duration pause(Instant now, int free, Duration longest) {
      boolean isSetBack = now.isBefore(last);
      if (count < free || isSetBack || last.plus(FORGIVEN).isBefore(now)) {
        return Duration.ZERO;
      }
      int doublings = Math.min(count - free, 20);
      Duration whole = FIRST.multipliedBy(1L << doublings);
      Instant end = last.plus(whole.compareTo(longest) < 0 ? whole : longest);
      return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
    }
  }

  private final Clock clock;
  private final Map<AddressBlock, Mistakes> places = new LruCache<>(MAX_PLACES);
  private Mistakes all = Mistakes.NONE;

  GuessRateLimiter(Clock clock) {
    this.clock = clock;
  }

  /** How long nothing is heard from there; empty when it may try now. */
  synchronized Optional<Duration> pause(String address) {
    Instant now = clock.instant();
    Duration own =
        places.getOrDefault(AddressBlock.of(address), Mistakes.NONE).pause(now, FREE, MAX_DURATION);
    Duration common = all.pause(now, FREE_FOR_ALL, MAX_FOR_ALL);
    Duration longer = own.compareTo(common) > 0 ? own : common;
    return longer.isZero() ? Optional.empty() : Optional.of(longer);
  }

  /** Somebody there was wrong. */
  synchronized void mistake(String address) {
    Instant now = clock.instant();
    AddressBlock place = AddressBlock.of(address);
    places.put(place, places.getOrDefault(place, Mistakes.NONE).oneMore(now));
    all = all.oneMore(now);
  }
}
