package fr.teleguichet.fleet.platform.log;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Limiter of log lines of one cause: the first is written, and those after it are counted and told
 * together after a minute, ten minutes and then each hour. A cause that has been quiet for a day is
 * a new one. Belongs to one thread.
 */
public final class RepeatedErrorLimiter {

  /** A program has few places that fail; what comes beyond shares one line. */
  static final int MAX_CAUSES = 100;

  private static final Duration FIRST_INTERVAL = Duration.ofMinutes(1);
  private static final Duration MAX_INTERVAL = Duration.ofHours(1);
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
  private static final int GROWTH = 10;
  private static final String OTHERS = "others";

  private final Map<String, Repetition> repetitions = new HashMap<>();

  /** What became of a cause since its last line. */
  private static final class Repetition {
    Duration interval = FIRST_INTERVAL;
    Instant logged;
    Instant last;
    long unsaid;

    Repetition(Instant now) {
      logged = now;
      last = now;
    }
  }

  /**
   * Takes an error.
   *
   * @param cause what tells causes apart, bounded in length by whoever makes it
   * @return how many of this cause were counted since its last line, where this one is written;
   *     empty where it is only counted
   */
  public OptionalLong take(String cause, Instant now) {
    repetitions.values().removeIf(it -> it.last.plus(FORGOTTEN_AFTER).isBefore(now));
    String key = repetitions.containsKey(cause) || repetitions.size() < MAX_CAUSES ? cause : OTHERS;
    Repetition known = repetitions.get(key);
    if (known == null) {
      repetitions.put(key, new Repetition(now));
      return OptionalLong.of(0);
    }
    known.last = now;
    if (now.isBefore(known.logged.plus(known.interval))) {
      known.unsaid++;
      return OptionalLong.empty();
    }
    return OptionalLong.of(tell(known, now));
  }

  private static long tell(Repetition known, Instant now) {
    long unsaid = known.unsaid;
    Duration longer = known.interval.multipliedBy(GROWTH);
    known.interval = longer.compareTo(MAX_INTERVAL) > 0 ? MAX_INTERVAL : longer;
    known.logged = now;
    known.unsaid = 0;
    return unsaid;
  }
}
