package fr.teleguichet.fleet.video;

/**
 * What the two sides are called in a room; nobody's own name.
 *
 * @param kiosk where the kiosk stands
 * @param adviser the service
 */
public record ParticipantNames(String kiosk, String adviser) {}
