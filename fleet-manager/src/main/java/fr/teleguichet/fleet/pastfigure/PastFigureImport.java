package fr.teleguichet.fleet.pastfigure;

import java.time.Instant;

/**
 * A file of figures that was read in.
 *
 * @param id its row
 * @param author who did it, by the name at that time
 * @param hash SHA-256 of the file, in hexadecimal
 * @param figures how many it brought
 * @param firstYear the first year of them
 * @param lastYear the last
 */
public record PastFigureImport(
    int id,
    Instant imported,
    String author,
    String hash,
    int figures,
    int firstYear,
    int lastYear) {}
