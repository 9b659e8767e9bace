package fr.teleguichet.fleet.alert;

/**
 * Somebody who sees to alerts.
 *
 * @param account the account's row, which may be gone
 * @param name the name when it was written down
 */
public record AlertPerson(long account, String name) {}
