package fr.teleguichet.edge.wire;

import java.util.function.Consumer;

/** A device at a serial port of {@link SimulatedWires}. */
public interface SimulatedPort {

  /**
   * The port was opened.
   *
   * @param toBoard takes what the device says from now on
   * @param lost ends the connection, with a sentence
   */
  void opened(Consumer<byte[]> toBoard, Consumer<String> lost);

  /** The board sent bytes. */
  void received(byte[] bytes);

  /** Nobody listens any more. */
  void closed();
}
