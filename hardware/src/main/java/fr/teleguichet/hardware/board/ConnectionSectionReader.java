package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.EnumCodes;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.I2cAddress;
import fr.teleguichet.hardware.yaml.YamlFieldReader;
import fr.teleguichet.hardware.yaml.YamlFieldResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads how a peripheral is connected. */
final class ConnectionSectionReader {

  private static final int MAX_LINES = 28;
  private static final int LAST_PORT = 65_535;
  private static final int LAST_CONTROLLER = 9;
  private static final Map<String, Function<YamlFieldReader, Optional<PeripheralConnection>>>
      KINDS = kinds();

  private ConnectionSectionReader() {}

  static Optional<PeripheralConnection> read(YamlFieldReader fields) {
    YamlFieldResult<PeripheralConnection> connection = fields.either(KINDS);
    return fields.build(connection::get);
  }

  private static Map<String, Function<YamlFieldReader, Optional<PeripheralConnection>>> kinds() {
    Map<String, Function<YamlFieldReader, Optional<PeripheralConnection>>> kinds =
        new LinkedHashMap<>();
    kinds.put("usb", ConnectionSectionReader::usb);
    kinds.put("usb-serial", ConnectionSectionReader::usbSerial);
    kinds.put("hdmi", ConnectionSectionReader::hdmi);
    kinds.put("gpio", ConnectionSectionReader::gpio);
    kinds.put("uart", ConnectionSectionReader::uart);
    kinds.put("i2c", ConnectionSectionReader::i2c);
    kinds.put("network", ConnectionSectionReader::network);
    kinds.put("sane", ConnectionSectionReader::sane);
    return Collections.unmodifiableMap(kinds);
  }

  private static Optional<PeripheralConnection> usb(YamlFieldReader fields) {
    YamlFieldResult<Slug> port = fields.slug("port");
    YamlFieldResult<UsbClass> deviceClass = fields.word("class", EnumCodes.of(UsbClass.values()));
    return fields.build(() -> new PeripheralConnection.Usb(port.get(), deviceClass.get()));
  }

  private static Optional<PeripheralConnection> usbSerial(YamlFieldReader fields) {
    YamlFieldResult<Slug> port = fields.slug("port");
    YamlFieldResult<Integer> baud =
        fields.whole("baud", PeripheralConnection.Uart.SLOWEST, PeripheralConnection.Uart.FASTEST);
    YamlFieldResult<SerialAdapterPath> device = fields.text("device", SerialAdapterPath::new);
    return fields.build(
        () -> new PeripheralConnection.UsbSerial(port.get(), baud.get(), device.get()));
  }

  private static Optional<PeripheralConnection> hdmi(YamlFieldReader fields) {
    YamlFieldResult<PeripheralConnection> hdmi =
        fields.text("connector", PeripheralConnection.Hdmi::new);
    return fields.build(hdmi::get);
  }

  private static Optional<PeripheralConnection> gpio(YamlFieldReader fields) {
    YamlFieldResult<List<Slug>> functions = fields.texts("functions", 1, MAX_LINES, Slug::new);
    return fields.build(() -> new PeripheralConnection.GpioLines(functions.get()));
  }

  private static Optional<PeripheralConnection> uart(YamlFieldReader fields) {
    YamlFieldResult<Integer> controller = fields.whole("controller", 0, LAST_CONTROLLER);
    YamlFieldResult<Integer> baud =
        fields.whole("baud", PeripheralConnection.Uart.SLOWEST, PeripheralConnection.Uart.FASTEST);
    YamlFieldResult<SerialDevicePath> device = fields.text("device", SerialDevicePath::new);
    return fields.build(
        () -> new PeripheralConnection.Uart(controller.get(), baud.get(), device.get()));
  }

  private static Optional<PeripheralConnection> i2c(YamlFieldReader fields) {
    YamlFieldResult<Integer> bus = fields.whole("bus", 0, LAST_CONTROLLER);
    YamlFieldResult<I2cAddress> address = fields.text("address", I2cAddress::parse);
    return fields.build(() -> new PeripheralConnection.I2c(bus.get(), address.get()));
  }

  private static Optional<PeripheralConnection> sane(YamlFieldReader fields) {
    YamlFieldResult<Optional<SaneDevice>> device =
        fields.ifThere("device", key -> fields.text(key, SaneDevice::new));
    return fields.build(() -> new PeripheralConnection.Sane(device.get()));
  }

  private static Optional<PeripheralConnection> network(YamlFieldReader fields) {
    YamlFieldResult<NetworkProtocol> protocol =
        fields.word("protocol", EnumCodes.of(NetworkProtocol.values()));
    YamlFieldResult<HostName> host = fields.text("host", HostName::new);
    YamlFieldResult<Integer> port = fields.whole("port", 1, LAST_PORT);
    return fields.build(
        () -> new PeripheralConnection.Network(protocol.get(), host.get(), port.get()));
  }
}
