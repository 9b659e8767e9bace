package fr.teleguichet.edge.update.install;

/**
 * What a file that can be installed says of itself, and its signature covers.
 *
 * @param compatible what it is made for, RAUC's and SWUpdate's word for it
 * @param version such as 2.4.0
 */
public record Release(String compatible, String version) {}
