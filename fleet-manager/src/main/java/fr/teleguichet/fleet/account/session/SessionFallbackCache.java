package fr.teleguichet.fleet.account.session;

import fr.teleguichet.fleet.account.secret.SecretToken;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sessions that were good a moment ago, for the minutes in which the database is away: the status
 * page must stay readable then. A session can't be ended while the database is away, and ending one
 * empties this, also of what was read before that and comes only afterwards.
 */
@Singleton
public final class SessionFallbackCache {

  private static final Duration GOOD_FOR = Duration.ofMinutes(15);
  private static final int MAX_COUNT = 5_000;

  private record Kept(Session session, Instant at) {}

  private final Clock clock;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final AtomicLong endings = new AtomicLong();

  SessionFallbackCache(Clock clock) {
    this.clock = clock;
  }

  /** How often sessions were ended, to be asked before one is read. */
  long endings() {
    return endings.get();
  }

  /**
   * Keeps what was read, unless some session was ended since.
   *
   * @param endings what was told before the session was read
   */
  void keep(SecretToken token, Optional<Session> session, long endings) {
    String key = key(token);
    if (session.isEmpty()) {
      kept.remove(key);
      return;
    }
    if (kept.size() >= MAX_COUNT) {
      kept.clear();
    }
    kept.put(key, new Kept(session.get(), clock.instant()));
    // An ending that was not counted yet empties this after the line above.
    if (this.endings.get() != endings) {
      kept.remove(key);
    }
  }

  /** The session as it was at most a quarter of an hour ago. */
  public Optional<Session> recall(SecretToken token) {
    return Optional.ofNullable(kept.get(key(token)))
        .filter(it -> it.at().plus(GOOD_FOR).isAfter(clock.instant()))
        .map(Kept::session);
  }

  void clear() {
    long _ = endings.incrementAndGet();
    kept.clear();
  }

  private static String key(SecretToken token) {
    return HexFormat.of().formatHex(token.digest());
  }
}
