package fr.teleguichet.edge.peripheral.media;

import java.io.IOException;

/** By which of the kiosk's sound devices its page is heard, and hears. It waits. */
@FunctionalInterface
public interface SoundRouting {

  /** Where the sound goes to, and comes from. */
  enum Destination {
    LOUDSPEAKER,
    HANDSET
  }

  /**
   * Leads the sound there, also that of a talk under way; changes nothing where the device is not.
   *
   * @return whether the device is there
   * @throws IOException when the sound server can't be asked; the message is a short reason
   */
  boolean route(Destination destination) throws IOException, InterruptedException;
}
