package fr.teleguichet.edge.session;

import java.time.Duration;
import java.time.Instant;

/**
 * A point in time, by the clock on the wall and by one that nobody sets: a kiosk without a battery
 * corrects its clock by years once the network is there.
 *
 * @param wall the time of day
 * @param uptime time since the agent began
 */
public record ClockReading(Instant wall, Duration uptime) {

  Duration since(ClockReading earlier) {
    return uptime.minus(earlier.uptime);
  }
}
