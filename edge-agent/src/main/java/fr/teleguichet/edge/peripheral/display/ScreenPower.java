package fr.teleguichet.edge.peripheral.display;

import java.io.IOException;
import java.util.Optional;

/** What switches the screen. It waits for the device, so it is called on a thread that may. */
public interface ScreenPower {

  /**
   * Switches it.
   *
   * @throws IOException when it can't; the message is a short reason
   */
  void turn(boolean on) throws IOException, InterruptedException;

  /** Whether it is on, where the device tells. */
  Optional<Boolean> isOn() throws IOException, InterruptedException;
}
