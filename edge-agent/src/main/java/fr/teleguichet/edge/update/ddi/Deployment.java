package fr.teleguichet.edge.update.ddi;

import java.util.List;

/**
 * What the server wants installed (hawkBit DDI, deploymentBase).
 *
 * @param id the action's
 * @param update {@code SKIP} outside a maintenance window, and for a download only
 */
public record Deployment(
    String id, DeploymentMode download, DeploymentMode update, List<DeploymentChunk> chunks) {
  public Deployment {
    chunks = List.copyOf(chunks);
  }
}
