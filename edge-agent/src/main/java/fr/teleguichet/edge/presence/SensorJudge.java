package fr.teleguichet.edge.presence;

import java.time.Duration;

/**
 * One sensor as fusion hears it: its signs without flicker, held for a while, and whether it can be
 * believed. Pure; all times are the caller's.
 *
 * <p>It is stuck after seeing somebody for long while nobody else does and nobody touches; blind
 * after {@value #MISSES} occasions on which somebody was surely there and it saw nobody. A stuck
 * one is believed again once it has been quiet for a while, a blind one once it sees somebody.
 */
final class SensorJudge {

  /**
   * How long it may be alone in seeing somebody, while there are others; times in which all agree
   * do not count, times in which it sees nobody count back.
   */
  static final Duration ALONE = Duration.ofMinutes(20);

  /** The same where it is the only one. */
  static final Duration ONLY = Duration.ofMinutes(50);

  /** How long a stuck one must be quiet. */
  static final Duration QUIET = Duration.ofMinutes(10);

  /** How many occasions make it blind. */
  static final int MISSES = 3;

  private final Sensor sensor;
  private final SensingTerms.Trust trust;
  private boolean available;
  private boolean raw;
  private Duration rawSince = Duration.ZERO;
  private Duration heard = Duration.ZERO;
  private Duration sign = Duration.ofDays(-1);
  private Duration alone = Duration.ZERO;
  private int misses;
  private Suspicion suspicion = Suspicion.SILENT;

  SensorJudge(Sensor sensor, SensingTerms.Trust trust) {
    this.sensor = sensor;
    this.trust = trust;
  }

  Sensor sensor() {
    return sensor;
  }

  Suspicion suspicion() {
    return suspicion;
  }

  /** It says whether it sees somebody. */
  void hear(boolean active, Duration at) {
    advance(at);
    if (!available) {
      available = true;
      suspicion = Suspicion.NONE;
      misses = 0;
      alone = Duration.ZERO;
    }
    if (active != raw) {
      raw = active;
      rawSince = at;
    }
    heard = at;
    advance(at);
  }

  /** Nothing can be heard of it. */
  void lose() {
    available = false;
    raw = false;
    sign = Duration.ofDays(-1);
    suspicion = Suspicion.SILENT;
  }

  /** Time passes. */
  void advance(Duration at) {
    Duration limit = sensor.longestSilence();
    if (available && !limit.isZero() && at.minus(heard).compareTo(limit) > 0) {
      lose();
    }
    if (raw && at.minus(rawSince).compareTo(trust.debounce()) >= 0) {
      sign = at;
    }
  }

  /** Whether it sees somebody, or did a moment ago. */
  boolean isActive(Duration at) {
    return saw(at, trust.hold());
  }

  /** Whether it saw somebody within this time. */
  boolean saw(Duration at, Duration within) {
    return available && at.minus(sign).compareTo(within) <= 0;
  }

  boolean isTrusted() {
    return available && suspicion == Suspicion.NONE && trust.weight() > 0;
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
    if (active && !agreed) {
      alone = alone.plus(passed);
    } else if (!active) {
      alone = alone.minus(passed).isNegative() ? Duration.ZERO : alone.minus(passed);
    }
    if (alone.compareTo(only ? ONLY : ALONE) >= 0) {
      suspicion = Suspicion.STUCK;
    }
    boolean quiet = !saw(at, QUIET);
    boolean recovered =
        switch (suspicion) {
          case STUCK -> quiet;
          case BLIND -> active && agreed;
          case NONE, SILENT -> false;
        };
    if (recovered) {
      suspicion = Suspicion.NONE;
      alone = Duration.ZERO;
      misses = 0;
    }
  }

  /** Somebody was surely there: did it see anybody? */
  void occasion(boolean seen) {
    misses = seen ? 0 : misses + 1;
    if (available && suspicion == Suspicion.NONE && misses >= MISSES) {
      suspicion = Suspicion.BLIND;
    }
  }
}
