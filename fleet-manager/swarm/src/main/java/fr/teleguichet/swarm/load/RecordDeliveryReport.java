package fr.teleguichet.swarm.load;

import java.util.UUID;

/**
 * What became of a kiosk's records, to be held against a database.
 *
 * @param territory the kiosk's territory
 * @param kiosk its id
 * @param journal its journal's id
 * @param written the number of the last record written
 * @param acknowledged up to which the host acknowledged
 */
public record RecordDeliveryReport(
    String territory, String kiosk, UUID journal, long written, long acknowledged) {}
