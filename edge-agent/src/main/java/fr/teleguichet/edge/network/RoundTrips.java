package fr.teleguichet.edge.network;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest round trips. Pure. */
final class RoundTrips {

  /** How many are remembered: four minutes, in which one lost probe is 5 %. */
  static final int MAX_COUNT = 20;

  /** The gain of RFC 3550, appendix A.8. */
  private static final double GAIN = 1.0 / 16;

  private final Deque<Optional<Duration>> latest = new ArrayDeque<>();
  private Optional<Duration> before = Optional.empty();
  private double jitterNanos;

  /**
   * A probe has ended.
   *
   * @param roundTrip empty when it was lost
   */
  void add(Optional<Duration> roundTrip) {
    latest.add(roundTrip);
    if (latest.size() > MAX_COUNT) {
      latest.remove();
    }
    roundTrip.ifPresent(this::compare);
  }

  /**
   * One clock takes both times, so the difference of two round trips is the difference D of two
   * transit times, of there and back together.
   */
  private void compare(Duration roundTrip) {
    before.ifPresent(
        it -> {
          double difference = Math.abs(roundTrip.minus(it).toNanos());
          jitterNanos += GAIN * (difference - jitterNanos);
        });
    before = Optional.of(roundTrip);
  }

  NetworkQualityFigures figures() {
    List<Duration> answered = latest.stream().flatMap(Optional::stream).sorted().toList();
    Optional<Duration> median =
        answered.isEmpty() ? Optional.empty() : Optional.of(answered.get(answered.size() / 2));
    return new NetworkQualityFigures(
        latest.size(),
        latest.size() - answered.size(),
        median,
        Duration.ofNanos(Math.round(jitterNanos)));
  }
}
