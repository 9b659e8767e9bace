package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import fr.teleguichet.hardware.wiring.BusDevice;
import fr.teleguichet.hardware.wiring.I2cAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * A peripheral as this kiosk has it.
 *
 * @param parts the lines of the bill of materials that it is made of
 * @param connections how it hangs on the board, at least one way
 */
public record FittedPeripheral(
    Peripheral kind,
    TextLine name,
    List<Slug> parts,
    List<PeripheralConnection> connections,
    List<PeripheralHealthRange> thresholds) {

  public FittedPeripheral {
    parts = List.copyOf(parts);
    connections = List.copyOf(connections);
    thresholds = List.copyOf(thresholds);
  }

  /** The functions of lines that are its own. */
  public List<Slug> functions() {
    return connections.stream()
        .flatMap(
            c ->
                c instanceof PeripheralConnection.GpioLines(List<Slug> own)
                    ? own.stream()
                    : Stream.of())
        .toList();
  }

  /** Its devices on buses of the header. */
  List<BusDevice> busDevices() {
    Slug user = new Slug(kind.deviceId());
    return connections.stream().flatMap(connection -> onBus(user, connection)).toList();
  }

  private static Stream<BusDevice> onBus(Slug user, PeripheralConnection connection) {
    return switch (connection) {
      case PeripheralConnection.I2c(int bus, I2cAddress address) ->
          Stream.of(new BusDevice.OnI2c(user, bus, address));
      case PeripheralConnection.Uart(int uart, int baud, SerialDevicePath _) ->
          Stream.of(new BusDevice.OnUart(user, uart, baud));
      case PeripheralConnection.Usb _,
          PeripheralConnection.UsbSerial _,
          PeripheralConnection.Hdmi _,
          PeripheralConnection.GpioLines _,
          PeripheralConnection.Network _,
          PeripheralConnection.Sane _ ->
          Stream.empty();
    };
  }
}
