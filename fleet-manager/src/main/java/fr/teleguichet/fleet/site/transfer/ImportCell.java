package fr.teleguichet.fleet.site.transfer;

/**
 * A value of a file, and where it stands.
 *
 * @param line from 1
 * @param column from 1
 */
public record ImportCell(int line, int column, String text) {}
