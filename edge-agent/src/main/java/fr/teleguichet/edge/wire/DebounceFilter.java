package fr.teleguichet.edge.wire;

import java.time.Duration;
import java.util.Optional;

/**
 * What counts of a contact that bounces: a new level once it has lasted. Pure; the time is whatever
 * the caller says.
 */
final class DebounceFilter {

  private final Duration steady;
  private boolean level;
  private boolean raw;
  private Duration since = Duration.ZERO;

  /**
   * Begins with a level that counts.
   *
   * @param steady how long another level must last, 0 for at once
   */
  DebounceFilter(Duration steady, boolean level) {
    this.steady = steady;
    this.level = level;
    this.raw = level;
  }

  /** The contact has this level from now on. */
  void take(boolean now, Duration at) {
    if (now != raw) {
      raw = now;
      since = at;
    }
  }

  /** The level that counts from now on, when it changed at this time. */
  Optional<Boolean> settle(Duration at) {
    if (due().filter(it -> it.compareTo(at) <= 0).isEmpty()) {
      return Optional.empty();
    }
    level = raw;
    return Optional.of(level);
  }

  /** When the level that counts will change unless the contact moves again. */
  Optional<Duration> due() {
    return raw == level ? Optional.empty() : Optional.of(since.plus(steady));
  }

  /** The level that counts. */
  boolean level() {
    return level;
  }
}
