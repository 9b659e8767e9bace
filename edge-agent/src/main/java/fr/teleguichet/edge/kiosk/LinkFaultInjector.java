package fr.teleguichet.edge.kiosk;

import fr.teleguichet.hardware.device.ShutdownReason;

/** The way to the fleet, as far as a script can touch it. */
public interface LinkFaultInjector {

  /** As if the network cable were pulled. */
  void unplug();

  /** Says why the kiosk goes, and goes. */
  void leave(ShutdownReason reason);

  /** The kiosk can reach the fleet again. */
  void plug();
}
