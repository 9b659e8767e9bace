package fr.teleguichet.edge.journal;

/**
 * A report with its place in the journal.
 *
 * @param number rises with each stored report; only good to say up to where reports were sent
 * @param report what was measured
 */
public record StoredReport(long number, HealthReport report) {}
