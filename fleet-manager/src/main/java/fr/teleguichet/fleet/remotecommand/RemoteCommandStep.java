package fr.teleguichet.fleet.remotecommand;

import java.time.Instant;

/**
 * One thing that was told of a wish.
 *
 * @param at when it happened, by the clock of whoever tells it
 * @param received when the manager learned of it
 * @param state where the wish stood then, or would have
 * @param moved whether it could follow; what could not is kept and moves nothing
 * @param reason why; may be empty
 */
public record RemoteCommandStep(
    Instant at, Instant received, RemoteCommandState state, boolean moved, String reason) {}
