package fr.teleguichet.swarm.run;

import fr.teleguichet.swarm.load.LoadPlan;

/** What a run is to do with the swarm. */
public sealed interface RunPlan {

  /** How long its parts last. */
  RunPhases phases();

  /** An even load for a time; with probes in the swarm, markers within it. */
  record Steady(RunPhases phases, LoadPlan load) implements RunPlan {}

  /**
   * Everybody at once.
   *
   * @param kind what they do at once
   * @param times how often, 1 to 100
   * @param records whether each kiosk also writes a record, by whose acknowledgement the end of the
   *     host's work can be seen
   */
  record Storm(RunPhases phases, Kind kind, int times, boolean records) implements RunPlan {

    /** What a storm consists of. */
    public enum Kind {
      /** All are connected and send their births at the same time, as when a host comes online. */
      BIRTHS,
      /** All connections break at the same time and come back, as when a broker restarts. */
      RECONNECT
    }

    public Storm {
      if (times < 1 || times > 100 || (kind == Kind.BIRTHS && times > 1)) {
        throw new IllegalArgumentException(
            times + " storms: births come at once only once, reconnects 1 to 100 times");
      }
    }
  }

  /**
   * The search for the highest rate at which the sink keeps up; {@code phases.measure} is the
   * length of one step.
   */
  record Max(RunPhases phases, LoadPlan load, SearchPlan search, LoadSink sink)
      implements RunPlan {}
}
