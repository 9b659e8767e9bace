package fr.teleguichet.fleet.sparkplug;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * What a kiosk says of its journal.
 *
 * @param id made by the kiosk when its storage was new
 * @param oldest the lowest number of a record that it still has; empty when it is not known
 * @param canResume whether it can be told after which record to go on
 */
public record KioskJournalStatus(UUID id, OptionalLong oldest, boolean canResume) {}
