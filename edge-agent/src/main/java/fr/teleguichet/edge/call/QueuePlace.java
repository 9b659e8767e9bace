package fr.teleguichet.edge.call;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a citizen stands who waits.
 *
 * @param position from 1; none when nobody knows
 * @param expected how long it may last; none when nobody knows
 */
public record QueuePlace(Optional<Integer> position, Optional<Duration> expected) {

  public static final QueuePlace UNKNOWN = new QueuePlace(Optional.empty(), Optional.empty());
}
