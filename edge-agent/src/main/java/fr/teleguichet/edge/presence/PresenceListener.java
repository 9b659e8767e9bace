package fr.teleguichet.edge.presence;

/** Who acts on what the sensors say; called on the loop. */
public interface PresenceListener {

  /** Something about presence changed. */
  void onPresence(PresenceEvent event);

  /** A sensor said something, many times a second. */
  default void onSighting(SensorStatement sighting) {}
}
