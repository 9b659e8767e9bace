package fr.teleguichet.fleet.platform.opendocument;

/**
 * A cell that holds something.
 *
 * @param row from 1
 * @param column from 1
 * @param text what it says; a number as it is kept, not as it is shown
 */
public record OpenDocumentCell(int row, int column, String text) {}
