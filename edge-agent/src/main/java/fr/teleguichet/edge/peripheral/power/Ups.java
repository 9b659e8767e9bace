package fr.teleguichet.edge.peripheral.power;

import java.io.IOException;

/**
 * An uninterruptible power supply. It waits for the device, so it is asked on a thread that may.
 */
@FunctionalInterface
public interface Ups {

  /**
   * How it is doing.
   *
   * @throws IOException when nobody can tell; the message is a short reason
   */
  UpsReading read() throws IOException, InterruptedException;
}
