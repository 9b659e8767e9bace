package fr.teleguichet.provisioning.accept;

/**
 * What the machine itself finds of a peripheral.
 *
 * @param there whether everything that belongs to it answers
 * @param text what was looked at or done, for the record
 * @param exercised whether it was made to do something, and not only looked for
 */
public record PeripheralFinding(boolean there, String text, boolean exercised) {}
