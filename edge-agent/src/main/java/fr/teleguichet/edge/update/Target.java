package fr.teleguichet.edge.update;

/**
 * One part that changes.
 *
 * @param part such as os
 * @param from the version that runs before
 * @param to the version that shall run
 * @param chunk its place in the deployment
 * @param artifact its file's place in the chunk
 */
record Target(String part, String from, String to, int chunk, int artifact) {}
