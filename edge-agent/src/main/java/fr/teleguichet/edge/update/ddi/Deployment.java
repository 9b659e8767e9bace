package fr.teleguichet.edge.update.ddi;

import java.util.List;

/**
 * What the server wants installed (hawkBit DDI, deploymentBase).
 *
 * @param id the action's
 * @param update {@code SKIP} outside a maintenance window, and for a download only
 */
public record Deployment(String id, Mode download, Mode update, List<Chunk> chunks) {
  public Deployment {
    chunks = List.copyOf(chunks);
  }
}
