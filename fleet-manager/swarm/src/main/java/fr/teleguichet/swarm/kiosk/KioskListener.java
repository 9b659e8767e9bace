package fr.teleguichet.swarm.kiosk;

/** What the kiosks of an event loop tell the one who leads them. */
public interface KioskListener {

  /** The attempt to connect came to an end: the kiosk is subscribed, or away again. */
  void onSettled(SimulatedKiosk kiosk);

  /** The kiosk has no connection any more. */
  void onAway(SimulatedKiosk kiosk);
}
