package fr.teleguichet.swarm.journal;

/**
 * A run of rows that go out together.
 *
 * @param first the number of the first record
 * @param number how many, at least 1
 * @param again how many of them were sent before
 */
public record RecordBatch(long first, int number, int again) {}
