package fr.teleguichet.edge.presence;

import java.time.Duration;

/** Something that is seen or not, without what lasts too short to be true. */
final class DebouncedSign {

  private static final Duration NEVER = Duration.ofDays(-1);

  private final Duration debounce;
  private boolean raw;
  private Duration since = Duration.ZERO;
  private Duration latest = NEVER;

  DebouncedSign(Duration debounce) {
    this.debounce = debounce;
  }

  /** It is seen, or not. */
  void hear(boolean seen, Duration at) {
    if (seen != raw) {
      raw = seen;
      since = at;
    }
    advance(at);
  }

  /** Time passes; what is seen lasts. */
  void advance(Duration at) {
    if (raw && at.minus(since).compareTo(debounce) >= 0) {
      latest = at;
    }
  }

  /** Nothing is known any more. */
  void forget() {
    raw = false;
    latest = NEVER;
  }

  /** Whether it is seen at this moment, however shortly. */
  boolean isRaw() {
    return raw;
  }

  /** Whether it was seen within this time. */
  boolean saw(Duration at, Duration within) {
    return at.minus(latest).compareTo(within) <= 0;
  }
}
