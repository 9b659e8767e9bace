package fr.teleguichet.edge.link;

import fr.teleguichet.edge.kiosk.FleetConnection;
import fr.teleguichet.hardware.device.ShutdownReason;
import java.net.URI;
import java.util.Optional;

/** The link as the rest of the kiosk sees it. */
public record SparkplugFleetConnection(SparkplugEdgeNode link) implements FleetConnection {

  @Override
  public Optional<URI> server() {
    return link.state() instanceof LinkState.InContact it && !(it instanceof LinkState.Connecting)
        ? Optional.of(it.contact().server())
        : Optional.empty();
  }

  @Override
  public void listen(Runnable listener) {
    link.listen(_ -> listener.run());
  }

  @Override
  public void unplug() {
    link.unplug();
  }

  @Override
  public void leave(ShutdownReason reason) {
    link.leave(reason);
  }

  @Override
  public void plug() {
    link.plug();
  }
}
