package fr.teleguichet.edge.session;

/**
 * The kiosk is being updated, and goes away for a while.
 *
 * @param minutes until it is back, at most
 * @param isClosing whether nobody may begin anything any more
 */
public record UpdateAbsence(int minutes, boolean isClosing) {}
