package fr.teleguichet.edge.update.ddi;

import java.net.URI;

/**
 * A file of a chunk.
 *
 * @param name for people: nothing on the disk bears it
 * @param size in bytes, 0 or more
 * @param link where it is to be had
 */
public record DdiArtifact(String name, long size, ArtifactHashes sums, URI link) {}
