package fr.teleguichet.edge.presence;

import java.util.Random;

/** The way of one person, from coming into view to leaving it. */
final class Walk {

  private static final double VIEW = 6;
  private static final int SECOND = TraceModel.RATE;

  private final Random random;
  private final int begins;
  private final int approach;
  private final int stay;
  private final double nearest;
  private final double speed;
  private final boolean visits;
  private boolean gestures;
  private boolean leans;
  private int nextTouch;

  private Walk(Random random, int begins, double nearest, double speed, int stay, boolean visits) {
    this.random = random;
    this.begins = begins;
    this.nearest = nearest;
    this.speed = speed;
    this.stay = stay;
    this.visits = visits;
    double way = visits ? VIEW - nearest : Math.sqrt(VIEW * VIEW - nearest * nearest);
    this.approach = (int) (way / speed * SECOND);
    // 15 of 100 visitors never touch: they read, or speak to somebody beside them.
    boolean touches = visits && random.nextInt(100) < 85;
    this.nextTouch =
        touches ? begins + approach + (3 + random.nextInt(12)) * SECOND : Integer.MAX_VALUE;
  }

  /** Somebody comes at 0.5 to 1.3 m/s, stays 20 s to 25 min at 0.4 to 0.9 m, and goes. */
  static Walk visit(Random random, int begins) {
    double seconds = 20 * Math.pow(75, random.nextDouble());
    return new Walk(
        random,
        begins,
        0.4 + 0.5 * random.nextDouble(),
        0.5 + 0.8 * random.nextDouble(),
        (int) (seconds * SECOND),
        true);
  }

  /** Somebody walks past in 1.5 to 4.5 m. */
  static Walk past(Random random, int begins) {
    double nearest = 1.5 + 3 * random.nextDouble();
    return new Walk(random, begins, nearest, 0.9 + 0.6 * random.nextDouble(), 0, false);
  }

  int begins() {
    return begins;
  }

  int ends() {
    return begins + 2 * approach + stay;
  }

  boolean isUnderWay(int step) {
    return begins <= step && step < ends();
  }

  /** Where the person is; steps must be asked for in order. */
  DayPlan.Person at(int step) {
    int since = step - begins;
    boolean stays = since >= approach && since < approach + stay;
    // A gesture or a shift on the chair each 15 s, for one second; leaning aside for a minute.
    gestures = stays && (gestures != (random.nextInt((gestures ? 1 : 15) * SECOND) == 0));
    leans = stays && (leans != (random.nextInt((leans ? 60 : 240) * SECOND) == 0));
    boolean touches = stays && step >= nextTouch;
    if (touches) {
      nextTouch = step + (int) (-Math.log(1 - random.nextDouble()) * 90 * SECOND) + SECOND;
    }
    return new DayPlan.Person(
        metres(since), !stays, gestures || touches, leans && !touches, touches);
  }

  private double metres(int since) {
    int left = since < approach ? approach - since : Math.max(0, since - approach - stay);
    double way = left * speed / SECOND;
    return visits ? nearest + way : Math.hypot(nearest, way);
  }
}
