package fr.teleguichet.edge.presence;

/** What a sensor makes of what is before it. */
enum SensorReading {
  /** Nobody within its reach. */
  NOBODY,
  /** Somebody who walks beyond its reach. */
  PASSING,
  /** Somebody within its reach, or something that looks so. */
  SOMEBODY,
  /** Somebody within its reach who came nearer, as nothing does that hangs or stands there. */
  COMING,
  /** Somebody where only those stand who want the kiosk. */
  NEAR;

  /** Whether somebody is within reach. */
  boolean isWithinReach() {
    return compareTo(SOMEBODY) >= 0;
  }

  /** Whether somebody walks, which nothing else does. */
  boolean isWalking() {
    return this == PASSING || this == COMING;
  }
}
