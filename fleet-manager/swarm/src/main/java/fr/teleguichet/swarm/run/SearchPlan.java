package fr.teleguichet.swarm.run;

import java.time.Duration;

/**
 * How the highest rate is searched: up by a factor until the sink falls behind, then between the
 * last good and the first bad rate.
 *
 * @param from the first rate, reports per second
 * @param to the highest rate tried
 * @param factor from one rate to the next, above 1
 * @param refinements how many rates are tried in between afterwards
 * @param steps the most rates tried in all, 1 to 100
 * @param settle how long after a step the sink has for the rest
 * @param delay how much may be under way at a step's end, as a time at the step's rate, and the
 *     largest report lag at the 99th percentile
 * @param tolerance which part of a step's messages may never arrive, 0 to 1
 */
public record SearchPlan(
    double from,
    double to,
    double factor,
    int refinements,
    int steps,
    Duration settle,
    Duration delay,
    double tolerance) {

  public SearchPlan {
    if (!(from > 0) || !(from <= to)) {
      throw new IllegalArgumentException("the rates from " + from + " to " + to + " are none");
    }
    if (!(factor > 1)) {
      throw new IllegalArgumentException("a factor of " + factor + " does not raise the rate");
    }
    if (refinements < 0 || steps < 1 || steps > 100) {
      throw new IllegalArgumentException(
          steps + " steps with " + refinements + " refinements is not within 1 and 100");
    }
    if (!settle.isPositive() || !delay.isPositive()) {
      throw new IllegalArgumentException("times of " + settle + " and " + delay + " are none");
    }
    if (!(tolerance >= 0 && tolerance <= 1)) {
      throw new IllegalArgumentException("a tolerance of " + tolerance + " is not in 0..1");
    }
  }
}
