package fr.teleguichet.edge.precall;

import fr.teleguichet.hardware.opening.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * When a kiosk tries whether a call would hold: early enough before the place opens that somebody
 * can still come, and again while the last time found something. Pure.
 *
 * @param opening when the place is open; where nobody said so, it is once a day
 */
record PreCallSchedule(Optional<OpeningHours> opening) {

  /** So long before the place opens. */
  static final Duration LEAD = Duration.ofMinutes(45);

  /** What was wrong is looked at again. */
  static final Duration AGAIN = Duration.ofHours(1);

  static final Duration DAY = Duration.ofHours(24);

  /**
   * Whether it is time.
   *
   * @param latest when it was tried last
   * @param hasPassed whether nothing was wrong then
   */
  boolean isDue(Instant now, Optional<Instant> latest, boolean hasPassed) {
    if (latest.isEmpty()) {
      return true;
    }
    Instant before = latest.get();
    // A clock that was set back would keep it from ever being tried again.
    if (before.isAfter(now) || (!hasPassed && !now.isBefore(before.plus(AGAIN)))) {
      return true;
    }
    return opening
        .map(hours -> isDueBefore(hours, now, before))
        .orElseGet(() -> !now.isBefore(before.plus(DAY)));
  }

  private static boolean isDueBefore(OpeningHours hours, Instant now, Instant before) {
    Optional<LocalDateTime> next = hours.opensAfter(now);
    return next.map(it -> it.atZone(hours.zone()).toInstant().minus(LEAD))
        .filter(from -> !now.isBefore(from) && before.isBefore(from))
        .isPresent();
  }
}
