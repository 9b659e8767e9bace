package fr.teleguichet.fleet.service;

/**
 * An office of a public body, to which people would have to go without a kiosk.
 *
 * @param name what stands on its door
 * @param town where it is
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 */
public record Office(String name, String town, double latitude, double longitude) {}
