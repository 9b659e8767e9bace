package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.text.EnumCodes;
import fr.teleguichet.hardware.text.Slug;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which sensors of presence a kiosk has, told by how its peripherals are connected. */
final class FittedSensors {

  private static final Slug INFRARED_LINE = new Slug("pir");
  private static final Slug BUTTON_LINE = new Slug("call-button");

  private final List<FittedPeripheral> peripherals;

  FittedSensors(List<FittedPeripheral> peripherals) {
    this.peripherals = peripherals;
  }

  Set<PresenceSensor> all() {
    Set<PresenceSensor> all = EnumSet.noneOf(PresenceSensor.class);
    Stream.of(PresenceSensor.values()).filter(this::has).forEach(all::add);
    return all;
  }

  private boolean has(PresenceSensor sensor) {
    return switch (sensor) {
      case PIR -> of(Peripheral.PRESENCE).anyMatch(FittedSensors::isInfrared);
      case RADAR -> of(Peripheral.PRESENCE).anyMatch(FittedSensors::isSerial);
      case TOF -> of(Peripheral.PRESENCE).anyMatch(c -> c instanceof PeripheralConnection.I2c);
      case TOUCH -> of(Peripheral.SCREEN).anyMatch(FittedSensors::isTouch);
      case BUTTON -> of(Peripheral.PRESENCE).anyMatch(FittedSensors::isButton);
    };
  }

  private Stream<PeripheralConnection> of(Peripheral kind) {
    return peripherals.stream()
        .filter(fitted -> fitted.kind() == kind)
        .flatMap(fitted -> fitted.connections().stream());
  }

  private static boolean isInfrared(PeripheralConnection connection) {
    return connection instanceof PeripheralConnection.GpioLines(List<Slug> lines)
        && lines.contains(INFRARED_LINE);
  }

  private static boolean isButton(PeripheralConnection connection) {
    return connection instanceof PeripheralConnection.GpioLines(List<Slug> lines)
        && lines.contains(BUTTON_LINE);
  }

  private static boolean isSerial(PeripheralConnection connection) {
    return connection instanceof PeripheralConnection.Uart
        || connection instanceof PeripheralConnection.UsbSerial;
  }

  private static boolean isTouch(PeripheralConnection connection) {
    return connection instanceof PeripheralConnection.Usb(Slug _, UsbClass usb)
        && usb == UsbClass.HID;
  }

  /** What a sensor that is spoken of and not there would need. */
  static String remedy(PresenceSensor sensor) {
    String needed =
        switch (sensor) {
          case PIR -> "a GPIO function \"" + INFRARED_LINE + "\" of the presence peripheral";
          case RADAR -> "a UART or a USB serial line of the presence peripheral";
          case TOF -> "an I2C address of the presence peripheral";
          case TOUCH -> "a USB connection of class hid of the screen";
          case BUTTON -> "a GPIO function \"" + BUTTON_LINE + "\" of the presence peripheral";
        };
    return "this kiosk has no sensor %s; remove it here, or add %s"
        .formatted(EnumCodes.code(sensor), needed);
  }
}
