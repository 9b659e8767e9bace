package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.kiosk.LinkControl;
import fr.teleguichet.edge.link.SparkplugLink;
import fr.teleguichet.hardware.device.StopReason;

/** The link as a simulator can touch it. */
record SparkplugLinkControl(SparkplugLink link) implements LinkControl {

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
