package fr.teleguichet.edge.presence;

/** Who acts on what the sensors and contacts say; called on the loop. */
public interface PresenceListener {

  /** Something about presence changed. */
  void onPresence(PresenceEvent event);

  /** The call button was pressed. */
  default void onCall() {}

  /** A sensor said something, many times a second. */
  default void onSighting(Sighting sighting) {}

  /** The handset was lifted, or hung up. */
  default void onHandset(boolean lifted) {}

  /** The service door was opened, or closed. */
  default void onDoor(boolean open) {}
}
