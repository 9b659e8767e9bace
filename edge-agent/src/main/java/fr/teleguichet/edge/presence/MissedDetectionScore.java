package fr.teleguichet.edge.presence;

import java.time.Duration;

/**
 * What a sensor has overlooked since it last saw somebody, in points. Whoever comes walks through
 * its field and stays before the screen, which a healthy one hardly ever overlooks; who was
 * overlooked when coming may well be so for a minute more, in the same place.
 */
final class MissedDetectionScore {

  /** Somebody who came. */
  static final int COMING = 3;

  /** The same person, a minute later and still there. */
  static final int MINUTE = 1;

  /** A minute in which another sensor, and nobody else, says that somebody is there. */
  static final int HEARSAY = 1;

  /** So much such minutes count at most: they never are enough. */
  static final int MAX_HEARSAY = 3;

  /** So much is no accident. */
  static final int TOO_MUCH = 6;

  private static final Duration APART = Duration.ofMinutes(1);

  private int points;
  private int hearsay;
  private Duration heard = Duration.ofDays(-1);
  private Duration latest = Duration.ofDays(-1);

  /**
   * Somebody is surely there, and was not seen since coming.
   *
   * @param since when that person came
   */
  void coming(Duration at, Duration since) {
    if (latest.compareTo(since) < 0) {
      points += COMING;
      latest = at;
    } else {
      staying(at);
    }
  }

  /** Somebody is surely there, unseen for long. */
  void staying(Duration at) {
    if (at.minus(latest).compareTo(APART) >= 0) {
      points += MINUTE;
      latest = at;
    }
  }

  /** Another sensor, and nobody else, says that somebody is there. */
  void hearsay(Duration at) {
    if (hearsay < MAX_HEARSAY && at.minus(heard).compareTo(APART) >= 0) {
      hearsay += HEARSAY;
      heard = at;
    }
  }

  /** It saw somebody. */
  void forget() {
    points = 0;
    hearsay = 0;
  }

  boolean isTooMuch() {
    return points + hearsay >= TOO_MUCH;
  }
}
