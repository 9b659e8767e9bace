package fr.teleguichet.edge.update.ddi;

import fr.teleguichet.edge.configuration.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Where the server is and who asks.
 *
 * @param server with scheme, host and port
 * @param controller the kiosk's name, its controller id
 * @param token its target token, for a server that does not look at certificates
 */
public record DdiServerAddress(
    URI server, String tenant, String controller, Optional<Secret> token) {

  /** The address that all of the interface's begin with. */
  URI base() {
    return server.resolve("/" + tenant + "/controller/v1/" + controller);
  }

  URI at(String path) {
    return URI.create(base() + path);
  }
}
