package fr.teleguichet.fleet.update.rollout;

import java.time.Instant;

/**
 * A wave as it stands.
 *
 * @param number 1 for the first
 * @param success percent of its kiosks that must succeed before the next wave begins
 * @param errors percent of its kiosks whose failure stops the rollout
 * @param forgiven failures that a person has seen and that do not count any more
 */
public record Wave(
    int number,
    String name,
    WaveState state,
    Instant since,
    int success,
    int errors,
    int forgiven) {

  Wave in(WaveState next, Instant now) {
    return new Wave(number, name, next, now, success, errors, forgiven);
  }

  Wave forgiving(int failures) {
    return new Wave(number, name, state, since, success, errors, Math.max(0, failures));
  }
}
