package fr.teleguichet.fleet.call;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import fr.teleguichet.fleet.platform.cache.LruCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets each of many do something so often in the long run, and so often at once.
 *
 * <p>The lock is this object; requests of many threads take from it.
 */
public final class TokenBucketLimiter {
  private static final int MAX_REMEMBERED = 20_000;
  private static final double NANOS = 1e9;

  private record Bucket(double tokens, Instant at) {}

  private final int burst;
  private final double perSecond;
  private final Clock clock;

  /** Who is forgotten first has not asked for longest, and has a full bucket again. */
  @GuardedBy("this")
  private final Map<String, Bucket> buckets = new LruCache<>(MAX_REMEMBERED);

  /**
   * Full buckets.
   *
   * @param burst how often at once
   * @param perSecond how often in the long run
   */
  public TokenBucketLimiter(int burst, double perSecond, Clock clock) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Whether it may be done once more now; then it counts as done. */
  public synchronized boolean take(String whose) {
    Instant now = clock.instant();
    @Nullable Bucket before = buckets.get(whose);
    double tokens = before == null ? burst : Math.min(burst, before.tokens() + grown(before, now));
    boolean taken = tokens >= 1;
    Bucket _ = buckets.put(whose, new Bucket(taken ? tokens - 1 : tokens, now));
    return taken;
  }

  /** Nothing where the clock was set back. */
  private double grown(Bucket bucket, Instant now) {
    return Math.max(0, Duration.between(bucket.at(), now).toNanos() / NANOS * perSecond);
  }
}
