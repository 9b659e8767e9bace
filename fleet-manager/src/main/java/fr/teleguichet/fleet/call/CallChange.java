package fr.teleguichet.fleet.call;

/**
 * What became of a call.
 *
 * @param before how it was immediately before; the same where it did not change
 */
public record CallChange(VideoCall before, VideoCall now) {}
