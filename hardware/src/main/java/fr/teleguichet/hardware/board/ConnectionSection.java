package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.Words;
import fr.teleguichet.hardware.wiring.I2cAddress;
import fr.teleguichet.hardware.yaml.Field;
import fr.teleguichet.hardware.yaml.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads how a peripheral is connected. */
final class ConnectionSection {

  private static final int MOST_LINES = 28;
  private static final int LAST_PORT = 65_535;
  private static final int LAST_CONTROLLER = 9;
  private static final Map<String, Function<Fields, Optional<Connection>>> KINDS = kinds();

  private ConnectionSection() {}

  static Optional<Connection> read(Fields fields) {
    Field<Connection> connection = fields.either(KINDS);
    return fields.build(connection::get);
  }

  private static Map<String, Function<Fields, Optional<Connection>>> kinds() {
    Map<String, Function<Fields, Optional<Connection>>> kinds = new LinkedHashMap<>();
    kinds.put("usb", ConnectionSection::usb);
    kinds.put("usb-serial", ConnectionSection::usbSerial);
    kinds.put("hdmi", ConnectionSection::hdmi);
    kinds.put("gpio", ConnectionSection::gpio);
    kinds.put("uart", ConnectionSection::uart);
    kinds.put("i2c", ConnectionSection::i2c);
    kinds.put("network", ConnectionSection::network);
    kinds.put("sane", ConnectionSection::sane);
    return Collections.unmodifiableMap(kinds);
  }

  private static Optional<Connection> usb(Fields fields) {
    Field<Slug> port = fields.slug("port");
    Field<UsbClass> deviceClass = fields.word("class", Words.of(UsbClass.values()));
    return fields.build(() -> new Connection.Usb(port.get(), deviceClass.get()));
  }

  private static Optional<Connection> usbSerial(Fields fields) {
    Field<Slug> port = fields.slug("port");
    Field<Integer> baud = fields.whole("baud", Connection.Uart.SLOWEST, Connection.Uart.FASTEST);
    Field<SerialAdapter> device = fields.text("device", SerialAdapter::new);
    return fields.build(() -> new Connection.UsbSerial(port.get(), baud.get(), device.get()));
  }

  private static Optional<Connection> hdmi(Fields fields) {
    Field<Connection> hdmi = fields.text("connector", Connection.Hdmi::new);
    return fields.build(hdmi::get);
  }

  private static Optional<Connection> gpio(Fields fields) {
    Field<List<Slug>> functions = fields.texts("functions", 1, MOST_LINES, Slug::new);
    return fields.build(() -> new Connection.GpioLines(functions.get()));
  }

  private static Optional<Connection> uart(Fields fields) {
    Field<Integer> controller = fields.whole("controller", 0, LAST_CONTROLLER);
    Field<Integer> baud = fields.whole("baud", Connection.Uart.SLOWEST, Connection.Uart.FASTEST);
    Field<SerialDevice> device = fields.text("device", SerialDevice::new);
    return fields.build(() -> new Connection.Uart(controller.get(), baud.get(), device.get()));
  }

  private static Optional<Connection> i2c(Fields fields) {
    Field<Integer> bus = fields.whole("bus", 0, LAST_CONTROLLER);
    Field<I2cAddress> address = fields.text("address", I2cAddress::parse);
    return fields.build(() -> new Connection.I2c(bus.get(), address.get()));
  }

  private static Optional<Connection> sane(Fields fields) {
    Field<Optional<SaneDevice>> device =
        fields.ifThere("device", key -> fields.text(key, SaneDevice::new));
    return fields.build(() -> new Connection.Sane(device.get()));
  }

  private static Optional<Connection> network(Fields fields) {
    Field<NetworkProtocol> protocol = fields.word("protocol", Words.of(NetworkProtocol.values()));
    Field<HostName> host = fields.text("host", HostName::new);
    Field<Integer> port = fields.whole("port", 1, LAST_PORT);
    return fields.build(() -> new Connection.Network(protocol.get(), host.get(), port.get()));
  }
}
