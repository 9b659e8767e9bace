package fr.teleguichet.edge.kiosk;

import fr.teleguichet.hardware.device.StopReason;

/** The way to the fleet, as far as a script can touch it. */
public interface LinkControl {

  /** As if the network cable were pulled. */
  void unplug();

  /** Says why the kiosk goes, and goes. */
  void leave(StopReason reason);

  /** The kiosk can reach the fleet again. */
  void plug();
}
