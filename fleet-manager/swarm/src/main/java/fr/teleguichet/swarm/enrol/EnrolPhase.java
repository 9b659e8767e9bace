package fr.teleguichet.swarm.enrol;

import fr.teleguichet.swarm.figures.Percentiles;

/**
 * One of the two things that are done for each unit.
 *
 * @param done for how many it succeeded
 * @param seconds from the first's begin to the last's end
 * @param took how long the manager took for each that succeeded
 */
public record EnrolPhase(long done, double seconds, Percentiles took) {

  /** Units per second. */
  public double perSecond() {
    return seconds > 0 ? done / seconds : 0;
  }
}
