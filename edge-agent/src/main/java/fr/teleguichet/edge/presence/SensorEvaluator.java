package fr.teleguichet.edge.presence;

import java.time.Duration;

/**
 * One sensor as fusion hears it: its signs without flicker, held for a while, and whether it can be
 * believed. Pure; all times are the caller's.
 *
 * <p>It is stuck after it was too long {@linkplain UncorroboratedDetectionTimer alone} in seeing
 * somebody, blind after it {@linkplain MissedDetectionScore overlooked} people who were surely
 * there. A stuck one is believed again once it has been quiet for a while, a blind one once it sees
 * somebody.
 */
final class SensorEvaluator {

  /** How long a stuck one must be quiet. */
  static final Duration QUIET = Duration.ofMinutes(10);

  /** Whoever wakes the screen may have been seen so long before. */
  private static final Duration BEFORE = Duration.ofSeconds(15);

  /** Whoever was seen may then keep still or lean aside for so long. */
  private static final Duration STILL = Duration.ofMinutes(10);

  /** How long somebody who was near still is. */
  private static final Duration NEAR_HOLD = Duration.ofSeconds(1);

  /** How long somebody is near whom one sensor alone believes in; a curtain swings back sooner. */
  private static final Duration STAYS = Duration.ofSeconds(2);

  private final Sensor sensor;
  private final SensingParameters.Trust trust;
  private final DebouncedSign somebody;
  private final DebouncedSign coming;
  private final DebouncedSign walking;
  private final DebouncedSign near;
  private final DebouncedSign staying = new DebouncedSign(STAYS);
  private final UncorroboratedDetectionTimer alone = new UncorroboratedDetectionTimer();
  private final MissedDetectionScore overlooked = new MissedDetectionScore();
  private boolean available;
  private Duration heard = Duration.ZERO;
  private SensorFault suspicion = SensorFault.SILENT;

  SensorEvaluator(Sensor sensor, SensingParameters.Trust trust) {
    this.sensor = sensor;
    this.trust = trust;
    this.somebody = new DebouncedSign(trust.debounce());
    this.coming = new DebouncedSign(trust.debounce());
    this.walking = new DebouncedSign(trust.debounce());
    this.near = new DebouncedSign(trust.debounce());
  }

  Sensor sensor() {
    return sensor;
  }

  SensorFault suspicion() {
    return suspicion;
  }

  /** It says what it sees. */
  void hear(SensorReading sight, Duration at) {
    advance(at);
    if (!available) {
      available = true;
      believe();
    }
    heard = at;
    somebody.hear(sight.isWithinReach(), at);
    walking.hear(sight.isWalking(), at);
    coming.hear(sight == SensorReading.COMING, at);
    near.hear(sight == SensorReading.NEAR, at);
    staying.hear(sight == SensorReading.NEAR, at);
    advance(at);
  }

  /** Nothing can be heard of it. */
  void lose() {
    available = false;
    somebody.forget();
    coming.forget();
    walking.forget();
    near.forget();
    staying.forget();
    suspicion = SensorFault.SILENT;
  }

  /** Time passes. */
  void advance(Duration at) {
    Duration limit = sensor.longestSilence();
    if (available && !limit.isZero() && at.minus(heard).compareTo(limit) > 0) {
      lose();
    }
    somebody.advance(at);
    coming.advance(at);
    walking.advance(at);
    near.advance(at);
    staying.advance(at);
    if (saw(at, Duration.ZERO) || walking.saw(at, Duration.ZERO)) {
      overlooked.forget();
    }
  }

  /** Whether it sees somebody, or did a moment ago. */
  boolean isActive(Duration at) {
    return saw(at, trust.hold());
  }

  /** The same, for one that nobody else can confirm. */
  boolean isSure(Duration at) {
    return sensor.tellsComing()
        ? available && (coming.saw(at, trust.hold()) || staying.saw(at, trust.hold()))
        : isActive(at);
  }

  /** Whether it sees somebody walk, or did a moment ago, within its reach or not. */
  boolean seesWalking(Duration at) {
    return isTrusted() && (sensor.tellsComing() ? walking.saw(at, trust.hold()) : isActive(at));
  }

  /** Whether somebody is where only those are who want the kiosk. */
  boolean isNear(Duration at) {
    return available && near.saw(at, NEAR_HOLD);
  }

  /** Whether it saw somebody within this time. */
  boolean saw(Duration at, Duration within) {
    return available && somebody.saw(at, within);
  }

  boolean isTrusted() {
    return available && suspicion == SensorFault.NONE && trust.weight() > 0;
  }

  int weight() {
    return isTrusted() ? trust.weight() : 0;
  }

  /**
   * Compares it with the others for a stretch of time that passed.
   *
   * @param agreed whether another sensor or a touch says the same
   * @param only whether there is no other to ask
   */
  void compare(Duration at, Duration passed, boolean agreed, boolean only) {
    if (!available) {
      return;
    }
    boolean active = isActive(at);
    if (!somebody.isRaw()) {
      alone.broken();
    }
    if (active && !agreed) {
      alone.alone(passed);
    } else if (!active) {
      alone.quiet(passed);
    }
    if (alone.isTooLong(only)) {
      suspicion = SensorFault.STUCK;
    }
    boolean recovered =
        switch (suspicion) {
          case STUCK -> !saw(at, QUIET);
          case BLIND -> active && agreed;
          case NONE, SILENT -> false;
        };
    if (recovered) {
      believe();
    }
  }

  /**
   * Somebody is surely there.
   *
   * @param since when this person, or the first of them, came
   */
  void surely(Duration at, Duration since) {
    if (!saw(at, at.minus(since).plus(BEFORE))) {
      overlooked.coming(at, since);
    } else if (!saw(at, STILL)) {
      overlooked.staying(at);
    }
    if (available && suspicion == SensorFault.NONE && overlooked.isTooMuch()) {
      suspicion = SensorFault.BLIND;
    }
  }

  /** Another sensor, and nobody else, says that somebody is there whom it ought to see. */
  void hearsay(Duration at) {
    if (!saw(at, BEFORE) && !walking.saw(at, BEFORE)) {
      overlooked.hearsay(at);
    }
  }

  private void believe() {
    suspicion = SensorFault.NONE;
    alone.forget();
    overlooked.forget();
  }
}
