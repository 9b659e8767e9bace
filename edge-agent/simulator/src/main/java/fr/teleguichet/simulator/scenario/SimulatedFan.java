package fr.teleguichet.simulator.scenario;

import java.time.Duration;

/** A fan with four wires: 1,300 turns a minute at its slowest, 3,000 at full speed. */
final class SimulatedFan {

  private static final int SLOWEST = 1_300;
  private static final int FASTER_BY_PERCENT = 17;
  private static final int PULSES_PER_TURN = 2;
  private static final double SECONDS_PER_MINUTE = 60;

  private double owed;
  private Duration counted = Duration.ZERO;

  /** The pulses since it was last asked, when it was driven like this all the time. */
  int pulses(int duty, Duration now) {
    double seconds = now.minus(counted).toMillis() / 1_000.0;
    counted = now;
    int turns = duty == 0 ? 0 : SLOWEST + FASTER_BY_PERCENT * duty;
    owed += turns * PULSES_PER_TURN / SECONDS_PER_MINUTE * seconds;
    int whole = (int) owed;
    owed -= whole;
    return whole;
  }
}
