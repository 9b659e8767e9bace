package fr.teleguichet.edge.presence;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes of the radar's distances whom it sees. A radar tells no curtain from a person, but a
 * curtain swings where it hangs, and a person walks up: who comes has come nearer by a gate, the
 * step in which the radar tells distances apart (LD2410 manual: 75 cm).
 */
final class RadarTracker {

  /** How much nearer somebody comes, in cm. */
  static final int GATE = 75;

  /** Within what time. */
  static final Duration WITHIN = Duration.ofSeconds(10);

  /** Up to here, in cm, stands who wants the kiosk; with a fifth of it as hysteresis. */
  static final int FRONT = 100;

  /** Reports of this time are taken together, as each one scatters. */
  private static final Duration SMOOTH = Duration.ofMillis(500);

  private static final int MIN = 3;

  private final ReachHysteresis reach;
  private final ReachHysteresis near;
  private final Deque<Echo> latest = new ArrayDeque<>();
  private final Deque<Echo> track = new ArrayDeque<>();

  private record Echo(Duration at, int centimetres) {}

  /**
   * Nothing was seen yet.
   *
   * @param reachCentimetres up to here something is taken for somebody
   */
  RadarTracker(int reachCentimetres) {
    this.reach = new ReachHysteresis(reachCentimetres);
    this.near = new ReachHysteresis(FRONT);
  }

  /** Nothing is there. */
  SensorReading nothing() {
    var _ = reach.nothing();
    var _ = near.nothing();
    return SensorReading.NOBODY;
  }

  /** The nearest target is at this distance. */
  SensorReading at(int centimetres, Duration at) {
    boolean within = reach.at(centimetres);
    add(latest, new Echo(at, centimetres), SMOOTH);
    if (latest.size() < MIN) {
      return within ? SensorReading.SOMEBODY : SensorReading.NOBODY;
    }
    int now = middle();
    add(track, new Echo(at, now), WITHIN);
    boolean front = near.at(now);
    boolean comes = cameNearer(now);
    if (!within) {
      return comes ? SensorReading.PASSING : SensorReading.NOBODY;
    }
    return front ? SensorReading.NEAR : comes ? SensorReading.COMING : SensorReading.SOMEBODY;
  }

  private boolean cameNearer(int now) {
    return track.stream().anyMatch(echo -> echo.centimetres - now >= GATE);
  }

  private int middle() {
    return latest.stream()
        .mapToInt(Echo::centimetres)
        .sorted()
        .skip(latest.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static void add(Deque<Echo> echoes, Echo echo, Duration within) {
    echoes.addLast(echo);
    while (echo.at.minus(echoes.getFirst().at).compareTo(within) > 0) {
      echoes.removeFirst();
    }
  }
}
