package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Small wirings for tests, right unless a test makes them wrong. */
final class Wires {

  static final Map<Rail, Integer> LIMITS = Map.of(Rail.V3_3, 100, Rail.V5, 500);
  private static final TextLine WIRE = new TextLine("X1");

  private Wires() {}

  static PinFunction input(String id, int bcm, int position) {
    return line(id, bcm, position, "gpio", SignalDirection.IN, Pull.UP, 30);
  }

  static PinFunction output(String id, int bcm, int position) {
    return line(id, bcm, position, "gpio", SignalDirection.OUT, Pull.NONE, 0);
  }

  static PinFunction signal(
      String id, int bcm, int position, String signal, SignalDirection direction) {
    return line(id, bcm, position, signal, direction, Pull.NONE, 0);
  }

  static PinFunction line(
      String id,
      int bcm,
      int position,
      String signal,
      SignalDirection direction,
      Pull pull,
      int debounceMillis) {
    return new PinFunction(
        new Slug(id),
        new TextLine("Something"),
        new Pin(bcm, position),
        new Signal(signal),
        direction,
        pull,
        ActiveLevel.LOW,
        Duration.ofMillis(debounceMillis),
        WIRE,
        new TextLine("white"));
  }

  static SupplyConnection supply(String id, Rail rail, int position, int milliamps) {
    return new SupplyConnection(
        new Slug(id),
        new TextLine("Something"),
        rail,
        position,
        milliamps,
        WIRE,
        new TextLine("red"));
  }

  static Wiring functions(PinFunction... functions) {
    return new Wiring(Header.RASPBERRY_PI_5, LIMITS, List.of(functions), List.of(), List.of());
  }

  static Wiring supplies(SupplyConnection... supplies) {
    return new Wiring(Header.RASPBERRY_PI_5, LIMITS, List.of(), List.of(supplies), List.of());
  }

  /** With both lines of I2C1 and of UART0 wired. */
  static Wiring devices(BusDevice... devices) {
    List<PinFunction> buses =
        List.of(
            signal("sda", 2, 3, "i2c1-sda", SignalDirection.BOTH),
            signal("scl", 3, 5, "i2c1-scl", SignalDirection.BOTH),
            signal("txd", 14, 8, "uart0-txd", SignalDirection.OUT),
            signal("rxd", 15, 10, "uart0-rxd", SignalDirection.IN));
    return new Wiring(Header.RASPBERRY_PI_5, LIMITS, buses, List.of(), List.of(devices));
  }

  static BusDevice i2c(String user, int bus, int address) {
    return new BusDevice.OnI2c(new Slug(user), bus, new I2cAddress(address));
  }

  static BusDevice uart(String user, int uart) {
    return new BusDevice.OnUart(new Slug(user), uart, 9600);
  }
}
