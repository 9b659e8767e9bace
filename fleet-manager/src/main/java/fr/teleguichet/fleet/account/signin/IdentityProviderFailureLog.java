package fr.teleguichet.fleet.account.signin;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log why signing in through the identity provider fails: each cause once a minute, since
 * strangers can have it fail as often as they like, and must hide no other cause by it.
 */
@Singleton
final class IdentityProviderFailureLog {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityProviderFailureLog.class);

  static final Duration SILENCE = Duration.ofMinutes(1);
  private static final int MAX_REMEMBERED = 100;

  private final Clock clock;

  @GuardedBy("this")
  private final Map<String, Instant> told = new HashMap<>();

  IdentityProviderFailureLog(Clock clock) {
    this.clock = clock;
  }

  /** Somebody did not get in, for this reason. */
  synchronized void tell(String cause) {
    Instant now = clock.instant();
    // What was told later than now was told before the clock was set back.
    boolean _ = told.values().removeIf(at -> at.isAfter(now) || !now.isBefore(at.plus(SILENCE)));
    if (told.size() < MAX_REMEMBERED && told.putIfAbsent(cause, now) == null) {
      LOG.atWarn()
          .addKeyValue("cause", cause)
          .log(
              "Signing in through the identity provider failed; the same is not told again for a"
                  + " minute.");
    }
  }
}
