package fr.teleguichet.swarm.figures;

/**
 * How long things took.
 *
 * @param lag from when a report was due to when the operating system had it
 * @param acknowledgement from when a record was written to its acknowledgement
 */
public record Timings(Percentiles lag, Percentiles acknowledgement) {}
