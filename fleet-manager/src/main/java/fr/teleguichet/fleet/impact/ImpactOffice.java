package fr.teleguichet.fleet.impact;

import fr.teleguichet.fleet.territory.GeoPosition;

/**
 * An office of a service, to which people would have gone.
 *
 * @param name what stands on its door
 * @param town where it is
 */
public record ImpactOffice(String name, String town, GeoPosition position) {}
