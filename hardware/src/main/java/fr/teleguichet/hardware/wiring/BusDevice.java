package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.Slug;
import java.util.List;

/** A device on a bus of the header, and who uses it. */
public sealed interface BusDevice {

  /** The peripheral that it belongs to. */
  Slug user();

  /** The controller that it hangs on, such as {@code i2c1}. */
  String controller();

  /** The lines without which the bus doesn't work. */
  List<Signal> needs();

  /** How a table shows it. */
  String details();

  /** One of several on its bus, told apart by the 7-bit address. */
  record OnI2c(Slug user, int bus, I2cAddress address) implements BusDevice {
    @Override
    public String controller() {
      return "i2c" + bus;
    }

    @Override
    public List<Signal> needs() {
      return List.of(new Signal(controller() + "-sda"), new Signal(controller() + "-scl"));
    }

    @Override
    public String details() {
      return "address " + address;
    }
  }

  /** The only one on its UART, 8 data bits, no parity, 1 stop bit. */
  record OnUart(Slug user, int uart, int baud) implements BusDevice {
    @Override
    public String controller() {
      return "uart" + uart;
    }

    @Override
    public List<Signal> needs() {
      return List.of(new Signal(controller() + "-txd"), new Signal(controller() + "-rxd"));
    }

    @Override
    public String details() {
      return baud + " baud, 8N1";
    }
  }
}
