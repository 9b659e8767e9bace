package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.EnumCodes;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextQuoter;
import fr.teleguichet.hardware.wiring.I2cAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One way in which a peripheral hangs on the board. */
public sealed interface PeripheralConnection {

  /** How a table shows it. */
  String text();

  /** A serial line, 8 data bits, no parity, 1 stop bit. */
  sealed interface Serial extends PeripheralConnection {
    /** Its rate in bits per second. */
    int baud();
  }

  private static void checkRate(int baud) {
    if (baud < Uart.SLOWEST || baud > Uart.FASTEST) {
      throw new IllegalArgumentException(
          "a serial line runs at 1,200 to 4,000,000 baud, not " + baud);
    }
  }

  /**
   * A USB device.
   *
   * @param port where the technician plugs it in, as marked on the hub
   */
  record Usb(Slug port, UsbClass deviceClass) implements PeripheralConnection {
    @Override
    public String text() {
      return "USB " + port + ", class " + EnumCodes.code(deviceClass);
    }
  }

  /**
   * A device on a serial line behind a USB adapter, 8 data bits, no parity, 1 stop bit.
   *
   * @param port where the technician plugs the adapter in
   */
  record UsbSerial(Slug port, int baud, SerialAdapterPath device) implements Serial {
    public UsbSerial {
      checkRate(baud);
    }

    @Override
    public String text() {
      return "USB %s, serial (%s), %d baud".formatted(port, device.path(), baud);
    }
  }

  /**
   * A display.
   *
   * @param connector as the kernel names it under {@code /sys/class/drm}
   */
  record Hdmi(String connector) implements PeripheralConnection {
    private static final Pattern FORM = Pattern.compile("HDMI-A-[1-9]");

    public Hdmi {
      if (!FORM.matcher(connector).matches()) {
        throw new IllegalArgumentException(
            "the connector " + TextQuoter.of(connector) + " must be HDMI-A-1, HDMI-A-2 and so on");
      }
    }

    @Override
    public String text() {
      return connector;
    }
  }

  /** Lines of the header, by the names of their functions. */
  record GpioLines(List<Slug> functions) implements PeripheralConnection {
    public GpioLines {
      functions = List.copyOf(functions);
    }

    @Override
    public String text() {
      return "GPIO " + String.join(", ", functions.stream().map(Slug::value).toList());
    }
  }

  /**
   * A device on a UART of the header, 8 data bits, no parity, 1 stop bit.
   *
   * @param uart the controller's number
   */
  record Uart(int uart, int baud, SerialDevicePath device) implements Serial {
    /** The slowest rate in use. */
    public static final int SLOWEST = 1_200;

    /** The fastest rate of the board's controllers in use. */
    public static final int FASTEST = 4_000_000;

    public Uart {
      checkRate(baud);
    }

    @Override
    public String text() {
      return "UART%d (%s), %d baud".formatted(uart, device.path(), baud);
    }
  }

  /** A device on an I2C bus of the header, by its 7-bit address. */
  record I2c(int bus, I2cAddress address) implements PeripheralConnection {
    @Override
    public String text() {
      return "I2C%d, address %s".formatted(bus, address);
    }
  }

  /**
   * A scanner that only SANE knows, on the kiosk's own computer.
   *
   * @param device its SANE name; the first that SANE finds when empty
   */
  record Sane(Optional<SaneDevice> device) implements PeripheralConnection {
    @Override
    public String text() {
      return "SANE" + device.map(it -> " (" + it.name() + ")").orElse("");
    }
  }

  /** A service on the network, or on loopback where a daemon stands before the device. */
  record Network(NetworkProtocol protocol, HostName host, int port)
      implements PeripheralConnection {
    public Network {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("a TCP port is 1 to 65,535, not " + port);
      }
    }

    @Override
    public String text() {
      return "%s at %s:%d".formatted(protocol, host.value(), port);
    }
  }
}
