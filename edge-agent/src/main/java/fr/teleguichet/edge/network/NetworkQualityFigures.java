package fr.teleguichet.edge.network;

import java.time.Duration;
import java.util.Optional;

/**
 * What the latest probes amount to.
 *
 * @param asked how many there were, 0 to {@value RoundTrips#MAX_COUNT}
 * @param lost how many of them had no answer, or had it too late
 * @param roundTrip the median of those that were answered in time
 * @param jitter the interarrival jitter of RFC 3550, section 6.4.1, of round trips
 */
public record NetworkQualityFigures(
    int asked, int lost, Optional<Duration> roundTrip, Duration jitter) {

  @Override
  public String toString() {
    return "roundTrip=%s jitter=%dms lost=%d/%d"
        .formatted(
            roundTrip.map(it -> it.toMillis() + "ms").orElse("-"), jitter.toMillis(), lost, asked);
  }
}
