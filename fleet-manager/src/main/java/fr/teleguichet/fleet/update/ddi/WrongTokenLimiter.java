package fr.teleguichet.fleet.update.ddi;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fr.teleguichet.fleet.platform.cache.LruCache;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts wrong tokens by the address that they come from, and locks an address after ten of them in
 * a minute, until none came for a minute. Only wrong tokens are answered otherwise where it is
 * locked: many kiosks share an address, and a right token of one is never refused for another's.
 *
 * <p>The lock is this object; requests of many threads count.
 */
@Singleton
final class WrongTokenLimiter {
  private static final Logger LOG = LoggerFactory.getLogger(WrongTokenLimiter.class);

  static final int MAX_COUNT = 10;
  static final Duration SPAN = Duration.ofMinutes(1);
  private static final int MAX_REMEMBERED = 10_000;

  private record Count(Instant since, Instant last, int number) {
    boolean isLocked() {
      return number >= MAX_COUNT;
    }

    /** Also when the clock was set back. */
    boolean isOver(Instant now) {
      Instant begin = isLocked() ? last : since;
      return now.isBefore(begin) || !now.isBefore(begin.plus(SPAN));
    }
  }

  private final Clock clock;

  @GuardedBy("this")
  private final Map<String, Count> counts = new LruCache<>(MAX_REMEMBERED);

  WrongTokenLimiter(Clock clock) {
    this.clock = clock;
  }

  /** A wrong token came from there; whether the address was locked before it came. */
  synchronized boolean count(String address) {
    Instant now = clock.instant();
    Count known = counts.get(address);
    Count before = known == null || isOver(address, known, now) ? new Count(now, now, 0) : known;
    Count after = new Count(before.since(), now, Math.min(before.number() + 1, MAX_COUNT));
    Count _ = counts.put(address, after);
    if (after.isLocked() && !before.isLocked()) {
      LOG.atWarn()
          .addKeyValue("address", address)
          .log(
              "Ten wrong tokens came from this address in a minute: further ones are answered 429"
                  + " until none came for a minute. Right ones are let in.");
    }
    return before.isLocked();
  }

  /** Forgets what is over. */
  @Scheduled(fixedDelay = "10s", initialDelay = "10s")
  synchronized void forget() {
    Instant now = clock.instant();
    boolean _ = counts.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue(), now));
  }

  /** Tells the log once, since whoever asks then forgets the count. */
  private static boolean isOver(String address, Count count, Instant now) {
    boolean over = count.isOver(now);
    if (over && count.isLocked()) {
      LOG.atInfo()
          .addKeyValue("address", address)
          .log("No wrong token came from this address for a minute.");
    }
    return over;
  }
}
