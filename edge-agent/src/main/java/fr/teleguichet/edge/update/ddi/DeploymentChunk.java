package fr.teleguichet.edge.update.ddi;

import java.util.List;

/**
 * One software module of a deployment.
 *
 * @param part which part of the kiosk's software, such as os
 * @param version as the server calls it; a file's own version is what counts
 */
public record DeploymentChunk(
    String part, String name, String version, List<DdiArtifact> artifacts) {
  public DeploymentChunk {
    artifacts = List.copyOf(artifacts);
  }
}
