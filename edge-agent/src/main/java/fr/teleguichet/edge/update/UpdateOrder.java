package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.ddi.Deployment;
import fr.teleguichet.edge.update.ddi.DeploymentChunk;
import fr.teleguichet.edge.update.ddi.DeploymentMode;
import java.util.List;

/**
 * What the server wants, as the kiosk has taken it.
 *
 * @param action the server's number of it
 * @param forced whether the kiosk's own hours don't count
 * @param held whether the server says that it is not the time
 */
record UpdateOrder(String action, boolean forced, boolean held, List<DeploymentChunk> chunks) {

  UpdateOrder {
    chunks = List.copyOf(chunks);
  }

  static UpdateOrder of(Deployment deployment) {
    return new UpdateOrder(
        deployment.id(),
        deployment.update() == DeploymentMode.FORCED,
        deployment.update() == DeploymentMode.SKIP,
        deployment.chunks());
  }

  /** Tells its content from another's. */
  String mark() {
    return Integer.toHexString(chunks.hashCode());
  }
}
