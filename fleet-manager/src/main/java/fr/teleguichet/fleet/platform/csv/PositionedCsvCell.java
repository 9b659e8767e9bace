package fr.teleguichet.fleet.platform.csv;

/**
 * A cell and where it begins.
 *
 * @param line the line, from 1
 * @param column the letter in the line, from 1
 */
public record PositionedCsvCell(int line, int column, String text) {}
