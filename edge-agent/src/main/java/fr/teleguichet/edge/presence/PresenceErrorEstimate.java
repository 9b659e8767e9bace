package fr.teleguichet.edge.presence;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What presence detection knows of its own errors since the agent started. Both are estimates: a
 * person who comes and leaves without a touch, seen by nobody, is in neither.
 *
 * @param arrivals touches by which somebody was surely there, a minute apart at least
 * @param missed those of them that no sensor had seen coming
 * @param wakes how often the screen was woken by sensors
 * @param doubtful those in which only one kind of sensor ever saw anybody, and nobody touched
 * @param alone how many of these each sensor made
 */
public record PresenceErrorEstimate(
    long arrivals, long missed, long wakes, long doubtful, Map<Sensor, Long> alone) {

  public PresenceErrorEstimate {
    alone = Map.copyOf(alone);
  }

  /** No errors, as nothing happened. */
  static final PresenceErrorEstimate NONE = new PresenceErrorEstimate(0, 0, 0, 0, Map.of());

  PresenceErrorEstimate arrived(boolean seen) {
    return new PresenceErrorEstimate(
        arrivals + 1, seen ? missed : missed + 1, wakes, doubtful, alone);
  }

  PresenceErrorEstimate woke() {
    return new PresenceErrorEstimate(arrivals, missed, wakes + 1, doubtful, alone);
  }

  /**
   * A wake turned out to be doubtful.
   *
   * @param seenBy who had seen anybody, one at most
   */
  PresenceErrorEstimate doubted(Set<Sensor> seenBy) {
    Map<Sensor, Long> more = new EnumMap<>(Sensor.class);
    more.putAll(alone);
    seenBy.forEach(sensor -> more.merge(sensor, 1L, Long::sum));
    return new PresenceErrorEstimate(arrivals, missed, wakes, doubtful + 1, more);
  }
}
