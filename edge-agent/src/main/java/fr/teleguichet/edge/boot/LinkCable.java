package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.hardware.FleetCable;
import fr.teleguichet.edge.link.Link;
import fr.teleguichet.hardware.device.StopReason;

/** The link as a simulator can touch it. */
record LinkCable(Link link) implements FleetCable {

  @Override
  public void unplug() {
    link.unplug();
  }

  @Override
  public void leave(StopReason reason) {
    link.leave(reason);
  }

  @Override
  public void plug() {
    link.plug();
  }
}
