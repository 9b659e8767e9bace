package fr.teleguichet.fleet.call;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a call stands in the queue of its service.
 *
 * @param position from 1
 * @param expected how long it will wait, as far as anybody knows
 */
public record QueuePlace(int position, Optional<Duration> expected) {

  /**
   * Which a call is, from 1, among the open ones that wait for the same service and for somebody
   * who would answer this one: of another territory's queue its citizen hears nothing.
   *
   * @param ready who would answer it; while there is nobody all of the service count
   */
  static Optional<Integer> position(
      VideoCall call, List<VideoCall> open, Collection<Adviser> ready) {
    List<UUID> queue =
        open.stream()
            .filter(it -> it.isWaiting() && it.service().equals(call.service()))
            .filter(it -> ready.isEmpty() || ready.stream().anyMatch(one -> one.serves(it)))
            .map(VideoCall::id)
            .toList();
    return Optional.of(queue.indexOf(call.id()) + 1).filter(it -> it > 0);
  }
}
