package fr.teleguichet.fleet.video;

/**
 * A room that is wanted for one call.
 *
 * @param room its name, which nobody can guess
 * @param language in which the citizen uses the kiosk, as a tag
 */
record RoomRequest(String room, ParticipantNames names, String language) {}
