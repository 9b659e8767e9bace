package fr.teleguichet.edge.wire;

import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.text.Slug;
import java.util.function.Consumer;

/**
 * What the board can be asked for, by the names that the board file gives. Below the drivers there
 * is only this: it moves levels and bytes, and knows no device.
 *
 * <p>Every method may wait, so none is called on the loop. Listeners are called on threads of the
 * wires: they hop to the loop and never wait. A name that the board file does not have, a direction
 * that it does not give, and whatever is open already, are refused.
 */
public interface BoardWires extends AutoCloseable {

  /**
   * Opens an input.
   *
   * @param edges told of every change, bounces included: whether the line is active now
   */
  Input input(Slug function, Consumer<Boolean> edges) throws WireException;

  /** Opens an output, inactive. */
  Output output(Slug function) throws WireException;

  /** Counts how often an input becomes active. */
  PulseCounter pulses(Slug function) throws WireException;

  /**
   * Opens a line of a pulse width controller, at a duty of 0.
   *
   * @param hertz 1 to 100,000
   */
  PulseWidth pulseWidth(Slug function, int hertz) throws WireException;

  /** Opens a device with registers of 16-bit index on an I2C bus. */
  Registers registers(PeripheralConnection.I2c place) throws WireException;

  /**
   * Opens a serial port, 8 data bits, no parity, 1 stop bit.
   *
   * @param bytes told of what came, in order
   * @param lost told once when the port fails, with a sentence; nothing comes after that
   */
  ByteStream stream(
      PeripheralConnection.Serial place, Consumer<byte[]> bytes, Consumer<String> lost)
      throws WireException;

  /** Closes whatever is open; outputs become inactive. */
  @Override
  void close();

  /** Something open that can be closed; closing again does nothing. */
  interface Open extends AutoCloseable {
    @Override
    void close();
  }

  /** A line that somebody else drives. */
  interface Input extends Open {
    /** Whether it is active at this moment. */
    boolean isActive() throws WireException;
  }

  /** A line that the board drives. */
  interface Output extends Open {
    /** Drives it active or inactive. */
    void set(boolean active) throws WireException;
  }

  /** How often a line became active. */
  interface PulseCounter extends Open {
    /** Since it was opened. */
    long total();
  }

  /** A line that is active for a part of the time. */
  interface PulseWidth extends Open {
    /**
     * Sets how much of the time it is active.
     *
     * @param percent 0 to 100
     * @throws IllegalArgumentException when it is not
     */
    void duty(int percent) throws WireException;
  }

  /** The registers of a device, each a byte, by a 16-bit index sent high byte first. */
  interface Registers extends Open {
    /** Reads registers that follow each other. */
    byte[] read(int index, int length) throws WireException;

    /** Writes registers that follow each other. */
    void write(int index, byte... values) throws WireException;
  }

  /** The way out of a serial port. */
  interface ByteStream extends Open {
    /** Sends bytes. */
    void write(byte[] bytes) throws WireException;
  }
}
