package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.Percentiles;
import fr.teleguichet.swarm.figures.RunCounter;
import java.time.Duration;
import java.util.Optional;

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

  /** Which part of the reports must be out when the step ends: the last ones are on their way. */
  private static final double SENT = 0.99;

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

  /**
   * Why a rate was too high, as a step at it showed; empty when it was not.
   *
   * @param rate the reports per second that the schedule asked for
   * @param flow how many of the sink's messages that makes in a second
   * @param measured the step's counters
   * @param lag how late the step's reports were
   * @param behind how many messages were under way at the step's end
   * @param missing how many had not arrived after settling
   */
  Optional<String> failure(
      double rate,
      double flow,
      CounterSnapshot measured,
      Percentiles lag,
      long behind,
      long missing) {
    if (measured.get(RunCounter.REPORTS) < SENT * rate * measured.seconds()) {
      return Optional.of("the generator sent less than the schedule asked for");
    }
    if (lag.p99() > delay.toNanos() / 1_000) {
      return Optional.of("the report lag grew over the limit");
    }
    if (behind > flow * delay.toNanos() / 1e9 + 1) {
      return Optional.of("the sink fell behind by more than the limit");
    }
    if (missing > tolerance * flow * measured.seconds()) {
      return Optional.of("messages did not arrive");
    }
    return Optional.empty();
  }
}
