package fr.teleguichet.edge.wire;

/** A device with registers, seen from a {@linkplain SimulatedWires simulated} bus. */
public interface SimulatedRegisters {

  /**
   * Answers a read.
   *
   * @throws WireException when the device does not answer
   */
  byte[] read(int index, int length) throws WireException;

  /**
   * Takes a write.
   *
   * @throws WireException when the device does not answer
   */
  void write(int index, byte[] values) throws WireException;
}
