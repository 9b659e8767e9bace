package fr.teleguichet.fleet.call;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a call stands in the queue of its service.
 *
 * @param position from 1
 * @param expected how long it will wait, as far as anybody knows
 */
public record QueuePlace(int position, Optional<Duration> expected) {}
