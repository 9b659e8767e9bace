package fr.teleguichet.provisioning.accept;

/**
 * What the machine itself finds of a peripheral.
 *
 * @param there whether everything that belongs to it answers
 * @param text what was looked at, for the record
 */
public record Finding(boolean there, String text) {}
