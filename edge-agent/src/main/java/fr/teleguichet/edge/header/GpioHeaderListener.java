package fr.teleguichet.edge.header;

import fr.teleguichet.edge.presence.SensorStatement;
import fr.teleguichet.edge.presence.SightingListener;

/** Who acts on what the sensors and contacts say; called on the loop. */
public interface GpioHeaderListener extends SightingListener {

  @Override
  default void onSighting(SensorStatement sighting) {}

  /** The call button was pressed. */
  default void onCall() {}

  /** The handset was lifted, or hung up. */
  default void onHandset(boolean lifted) {}

  /** The service door was opened, or closed. */
  default void onDoor(boolean open) {}
}
