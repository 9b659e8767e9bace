package fr.teleguichet.fleet.platform.opendocument;

/**
 * What of a sheet is too much.
 *
 * @param rows how many rows may hold something
 * @param columns the last column that may
 * @param text how many characters a cell may have
 */
public record OpenDocumentLimits(int rows, int columns, int text) {}
