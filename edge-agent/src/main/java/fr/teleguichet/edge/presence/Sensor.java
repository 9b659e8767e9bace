package fr.teleguichet.edge.presence;

import java.time.Duration;

/** A sensor that notices people by itself; touch and button need none. */
public enum Sensor {
  /** Passive infrared: sees movement at once, and stillness never. */
  INFRARED(false, false, Duration.ZERO),
  /** Radar: also sees who keeps still, and curtains. */
  RADAR(true, true, Duration.ofSeconds(2)),
  /** Time of flight: sees what stands in front of the screen. */
  DISTANCE(true, false, Duration.ofSeconds(2));

  private final boolean seesStillness;
  private final boolean tellsComing;
  private final Duration longestSilence;

  Sensor(boolean seesStillness, boolean tellsComing, Duration longestSilence) {
    this.seesStillness = seesStillness;
    this.tellsComing = tellsComing;
    this.longestSilence = longestSilence;
  }

  /** Whether it goes on seeing somebody who does not move. */
  boolean seesStillness() {
    return seesStillness;
  }

  /** Whether it tells who comes nearer from what only moves, and so can be asked for it. */
  boolean tellsComing() {
    return tellsComing;
  }

  /** How long one that reports all the time may be silent; zero for one that only tells changes. */
  Duration longestSilence() {
    return longestSilence;
  }
}
