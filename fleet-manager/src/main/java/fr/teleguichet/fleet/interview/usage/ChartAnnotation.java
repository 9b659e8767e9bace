package fr.teleguichet.fleet.interview.usage;

import java.time.LocalDate;

/**
 * Something that happened, which may explain a figure.
 *
 * @param day when, in French time
 * @param words what it was, in the reader's language and short
 */
public record ChartAnnotation(LocalDate day, String words) {}
