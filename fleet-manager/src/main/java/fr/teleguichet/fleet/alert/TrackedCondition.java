package fr.teleguichet.fleet.alert;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A condition that holds, or has held a moment ago.
 *
 * @param condition as it was last seen
 * @param begun when it was first seen, on the engine's own time
 * @param gone since when it is not seen any more, on the same; empty while it is
 * @param alert the alert that told it; empty until it is told
 */
record TrackedCondition(
    ObservedCondition condition, Duration begun, Optional<Duration> gone, OptionalLong alert) {

  ObservedCondition.Key key() {
    return condition.key();
  }

  /** Seen again: a moment without it counts as if it had held on. */
  TrackedCondition seen(ObservedCondition now) {
    // Since when is what was said first: a kiosk that comes and goes says it anew each time.
    return new TrackedCondition(
        new ObservedCondition(key(), now.site(), condition.since(), now.amount()),
        begun,
        Optional.empty(),
        alert);
  }

  TrackedCondition missedAt(Duration time) {
    return new TrackedCondition(condition, begun, Optional.of(time), alert);
  }

  TrackedCondition toldBy(long id) {
    return new TrackedCondition(condition, begun, gone, OptionalLong.of(id));
  }

  boolean isSeen() {
    return gone.isEmpty();
  }

  boolean isTold() {
    return alert.isPresent();
  }

  /** Whether it has held for so long. */
  boolean hasHeld(Duration delay, Duration time) {
    return time.minus(begun).compareTo(delay) >= 0;
  }
}
