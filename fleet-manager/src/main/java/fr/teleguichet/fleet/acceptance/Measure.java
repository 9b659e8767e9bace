package fr.teleguichet.fleet.acceptance;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is measured of a kiosk where it stands. Limits in millimetres: EN 301 549, clause 8.3
 * (stationary ICT), except where the French rule for places open to the public is meant (arrêté of
 * 8 December 2014).
 */
public enum Measure {
  /** Highest control that must be reached from the front. */
  HIGHEST("EN 301 549 8.3.2.1", "high-reach", Bound.AT_MOST, 1_220),
  /** Lowest control that must be reached from the front. */
  LOWEST("EN 301 549 8.3.2.2", "low-reach", Bound.AT_LEAST, 380),
  /** Width of the place in front. */
  WIDTH("EN 301 549 8.3.4.2", "approach-width", Bound.AT_LEAST, 760),
  /** Height of the void for knees. */
  KNEE_HEIGHT("EN 301 549 8.3.4.3.3", "knee-height", Bound.AT_LEAST, 635),
  /** Depth of the void for knees. */
  KNEE_DEPTH("EN 301 549 8.3.4.3.3", "knee-depth", Bound.AT_LEAST, 230),
  /** Middle of the controls, from below. */
  CONTROLS_LOW("arrêté du 8 décembre 2014", "controls-low", Bound.AT_LEAST, 900),
  /** Middle of the controls, from above. */
  CONTROLS_HIGH("arrêté du 8 décembre 2014", "controls-high", Bound.AT_MOST, 1_300),
  /** Distance from the next corner or obstacle. */
  CORNER("arrêté du 8 décembre 2014", "corner", Bound.AT_LEAST, 400);

  /** On which side of the limit a value is good. */
  public enum Bound {
    AT_MOST,
    AT_LEAST
  }

  private final String clause;
  private final String word;
  private final Bound bound;
  private final int limit;

  Measure(String clause, String word, Bound bound, int limit) {
    this.clause = clause;
    this.word = word;
    this.bound = bound;
    this.limit = limit;
  }

  static Optional<Measure> ofWord(String word) {
    return Arrays.stream(values()).filter(measure -> measure.word.equals(word)).findFirst();
  }

  /** Where it is written. */
  public String clause() {
    return clause;
  }

  /** Its word in records, forms and messages. */
  public String word() {
    return word;
  }

  /** Which side of the limit is good. */
  public Bound bound() {
    return bound;
  }

  /** The limit, in millimetres. */
  public int limit() {
    return limit;
  }

  /** The limit as records write it. */
  String limitText() {
    return (bound == Bound.AT_MOST ? "≤ " : "≥ ") + limit;
  }

  /** Whether a value in millimetres is good. */
  boolean isMet(double value) {
    return bound == Bound.AT_MOST ? value <= limit : value >= limit;
  }
}
