package fr.teleguichet.fleet.update.artifact;

/**
 * Why a file is not taken in.
 *
 * @param reason a word for programs, and for the keys of messages
 * @param sentence for whoever brought it
 */
record FileRefusal(String reason, String sentence) {}
