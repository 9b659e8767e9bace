package fr.teleguichet.edge.update;

import java.util.Optional;

/**
 * One part that changes.
 *
 * @param part such as os
 * @param from the version that runs before
 * @param to the version that shall run
 * @param chunk its place in the deployment
 * @param artifact its file's place in the chunk
 * @param minimum the oldest version that may be installed once this one has proved itself
 */
record PartVersionChange(
    String part, String from, String to, int chunk, int artifact, Optional<String> minimum) {

  /** One that says nothing of older versions. */
  PartVersionChange(String part, String from, String to, int chunk, int artifact) {
    this(part, from, to, chunk, artifact, Optional.empty());
  }
}
