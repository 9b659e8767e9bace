package fr.teleguichet.edge.kiosk;

import java.net.URI;
import java.util.Optional;

/** The kiosk's connection to its fleet, as its features see it. Belongs to the loop. */
public interface FleetConnection extends LinkFaultInjector {

  /** The server that is reached, whether or not the fleet hears the kiosk there yet. */
  Optional<URI> server();

  /** Tells the listener whenever that may have changed. */
  void listen(Runnable listener);
}
