package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.ddi.Chunk;
import fr.teleguichet.edge.update.ddi.Deployment;
import fr.teleguichet.edge.update.ddi.Mode;
import java.util.List;

/**
 * What the server wants, as the kiosk has taken it.
 *
 * @param action the server's number of it
 * @param forced whether the kiosk's own hours don't count
 * @param held whether the server says that it is not the time
 */
record Order(String action, boolean forced, boolean held, List<Chunk> chunks) {

  Order {
    chunks = List.copyOf(chunks);
  }

  static Order of(Deployment deployment) {
    return new Order(
        deployment.id(),
        deployment.update() == Mode.FORCED,
        deployment.update() == Mode.SKIP,
        deployment.chunks());
  }

  /** Tells its content from another's. */
  String mark() {
    return Integer.toHexString(chunks.hashCode());
  }
}
