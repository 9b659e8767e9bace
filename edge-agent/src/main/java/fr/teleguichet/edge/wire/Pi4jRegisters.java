package fr.teleguichet.edge.wire;

import com.pi4j.io.i2c.I2C;

/** Registers of a device on an I2C bus through Pi4J, read in one transaction each. */
final class Pi4jRegisters implements BoardWires.Registers {

  private final SingleClose once = new SingleClose();
  private final String name;
  private final I2C device;
  private final Runnable closing;

  Pi4jRegisters(String name, I2C device, Runnable closing) {
    this.name = name;
    this.device = device;
    this.closing = closing;
  }

  @Override
  public byte[] read(int index, int length) throws WireException {
    once.requireOpen(name);
    byte[] values = new byte[length];
    int count =
        WireErrorText.told(
            "read from " + name, () -> device.readRegister(bytes(index), values, 0, length));
    if (count != length) {
      throw new WireException("%s gave %d bytes instead of %d".formatted(name, count, length));
    }
    return values;
  }

  @Override
  public void write(int index, byte... values) throws WireException {
    once.requireOpen(name);
    var _ =
        WireErrorText.told(
            "write to " + name, () -> device.writeRegister(bytes(index), values, 0, values.length));
  }

  @Override
  public void close() {
    once.run(closing);
  }

  private static byte[] bytes(int index) {
    return new byte[] {(byte) (index >> 8), (byte) index};
  }
}
