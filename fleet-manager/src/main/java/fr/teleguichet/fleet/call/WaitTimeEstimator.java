package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long advisers talked of late, for a guess how long somebody waits. It belongs to {@link
 * CallRegistry} and to its lock.
 */
final class WaitTimeEstimator {
  private static final int MAX_REMEMBERED = 20;

  /** Until somebody who is free has noticed. */
  static final Duration REACTION = Duration.ofSeconds(15);

  private static final int STEP_SECONDS = 30;

  private final Map<ServiceCode, Deque<Duration>> durations = new HashMap<>();

  /** A call is over. */
  void add(VideoCall call) {
    if (call.state() instanceof CallState.Ended ended && ended.connected().isPresent()) {
      Deque<Duration> some = durations.computeIfAbsent(call.service(), _ -> new ArrayDeque<>());
      some.addLast(Duration.between(ended.answered().orElseThrow(), ended.ended()));
      if (some.size() > MAX_REMEMBERED) {
        some.removeFirst();
      }
    }
  }

  /** How long whoever is at this place will wait; nothing where nobody knows. */
  Optional<Duration> expected(ServiceCode service, int position, int advisers, int free) {
    if (position <= free) {
      return Optional.of(REACTION);
    }
    Deque<Duration> some = durations.getOrDefault(service, new ArrayDeque<>());
    if (advisers == 0 || some.isEmpty()) {
      return Optional.empty();
    }
    double mean = some.stream().mapToLong(Duration::toSeconds).average().orElse(0);
    double seconds = mean * (position - free) / advisers;
    return Optional.of(
        Duration.ofSeconds(STEP_SECONDS * Math.max(1, Math.round(seconds / STEP_SECONDS))));
  }
}
