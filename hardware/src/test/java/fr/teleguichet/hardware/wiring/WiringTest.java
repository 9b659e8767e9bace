package fr.teleguichet.hardware.wiring;

import static fr.teleguichet.hardware.wiring.Wires.devices;
import static fr.teleguichet.hardware.wiring.Wires.functions;
import static fr.teleguichet.hardware.wiring.Wires.i2c;
import static fr.teleguichet.hardware.wiring.Wires.input;
import static fr.teleguichet.hardware.wiring.Wires.line;
import static fr.teleguichet.hardware.wiring.Wires.output;
import static fr.teleguichet.hardware.wiring.Wires.signal;
import static fr.teleguichet.hardware.wiring.Wires.supplies;
import static fr.teleguichet.hardware.wiring.Wires.supply;
import static fr.teleguichet.hardware.wiring.Wires.uart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.hardware.text.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WiringTest {

  static Stream<Arguments> faults() {
    return Stream.of(
        argumentSet(
            "two functions on one pin",
            functions(input("button", 17, 11), input("door", 17, 11)),
            "door and button are both on GPIO17 (pin 11); give one of them another pin"),
        argumentSet(
            "a function on 3.3 V",
            functions(input("button", 17, 1)),
            "button is on pin 1, which is 3.3 V; a function needs a GPIO"),
        argumentSet(
            "a function on 5 V",
            functions(input("button", 17, 4)),
            "button is on pin 4, which is 5 V; a function needs a GPIO"),
        argumentSet(
            "a function on ground",
            functions(input("button", 17, 39)),
            "button is on pin 39, which is Ground; a function needs a GPIO"),
        argumentSet(
            "two names that mean two pins",
            functions(input("button", 17, 13)),
            "button says GPIO17 on pin 13, but pin 13 is GPIO27; correct one of the two"),
        argumentSet(
            "a function where the board reads an EEPROM",
            functions(input("button", 0, 27)),
            "button is on GPIO0 (pin 27), which is reserved for the EEPROM of add-on boards; take"
                + " another pin"),
        argumentSet(
            "a UART where there is none",
            functions(signal("radar", 17, 11, "uart0-txd", SignalDirection.OUT)),
            "radar wants uart0-txd on GPIO17 (pin 11), which can't carry it; use GPIO14 (pin 8)"),
        argumentSet(
            "a PWM channel where there is none",
            functions(signal("fan", 16, 36, "pwm0-2", SignalDirection.OUT)),
            "fan wants pwm0-2 on GPIO16 (pin 36), which can't carry it; use GPIO14 (pin 8) or"
                + " GPIO18 (pin 12)"),
        argumentSet(
            "an I2C line where there is none",
            functions(signal("tof", 17, 11, "i2c1-sda", SignalDirection.BOTH)),
            "tof wants i2c1-sda on GPIO17 (pin 11), which can't carry it; use GPIO2 (pin 3) or"
                + " GPIO10 (pin 19)"),
        argumentSet(
            "an SPI line where there is none",
            functions(signal("panel", 17, 11, "spi0-mosi", SignalDirection.OUT)),
            "panel wants spi0-mosi on GPIO17 (pin 11), which can't carry it; use GPIO10 (pin 19)"),
        argumentSet(
            "a controller that the header has nowhere",
            functions(signal("panel", 17, 11, "spi9-mosi", SignalDirection.OUT)),
            "panel wants spi9-mosi on GPIO17 (pin 11), which can't carry it; this header has it"
                + " nowhere"),
        argumentSet(
            "one PWM channel on two pins",
            functions(
                signal("fan", 14, 8, "pwm0-2", SignalDirection.OUT),
                signal("lamp", 18, 12, "pwm0-2", SignalDirection.OUT)),
            "lamp and fan both use pwm0-2, which the board has once; give one of them another"
                + " signal"),
        argumentSet(
            "a transmitter that listens",
            functions(signal("radar", 14, 8, "uart0-txd", SignalDirection.IN)),
            "radar gives uart0-txd the direction in; it must be out"),
        argumentSet(
            "a plain line both ways",
            functions(signal("button", 17, 11, "gpio", SignalDirection.BOTH)),
            "button gives gpio the direction both; it must be in or out"),
        argumentSet(
            "a pull on an output",
            functions(line("lamp", 17, 11, "gpio", SignalDirection.OUT, Pull.UP, 0)),
            "lamp is driven by the board, so it has no pull; write \"pull: none\""),
        argumentSet(
            "a pull down against the resistor of the board",
            functions(line("pir", 2, 3, "gpio", SignalDirection.IN, Pull.DOWN, 0)),
            "pir can't be pulled down on GPIO2 (pin 3), where the board has a fixed resistor to 3.3"
                + " V; write \"pull: up\" or take another pin"),
        argumentSet(
            "a debounce on an output",
            functions(line("lamp", 17, 11, "gpio", SignalDirection.OUT, Pull.NONE, 5)),
            "lamp is no plain input, so nothing can bounce; write \"debounce-ms: 0\""),
        argumentSet(
            "a debounce on a bus",
            functions(line("radar", 15, 10, "uart0-rxd", SignalDirection.IN, Pull.UP, 5)),
            "radar is no plain input, so nothing can bounce; write \"debounce-ms: 0\""),
        argumentSet(
            "a supply on a line",
            supplies(supply("radar", Rail.V5, 3, 80)),
            "radar wants 5 V from pin 3, which is GPIO2; take a pin of that rail"),
        argumentSet(
            "5 V from the 3.3 V pin",
            supplies(supply("radar", Rail.V5, 17, 80)),
            "radar wants 5 V from pin 17, which is 3.3 V; take a pin of that rail"),
        argumentSet(
            "a current on a ground",
            supplies(supply("radar", Rail.GROUND, 6, 80)),
            "radar is a ground, whose current is counted where it is fed; write \"current-ma: 0\""),
        argumentSet(
            "too much on 3.3 V",
            supplies(supply("tof", Rail.V3_3, 1, 40), supply("panel", Rail.V3_3, 17, 61)),
            "3.3 V gives 101 mA in all, 1 mA above its limit of 100 mA; feed panel, the largest,"
                + " elsewhere"),
        argumentSet(
            "one I2C address twice",
            devices(i2c("presence", 1, 0x29), i2c("enclosure", 1, 0x29)),
            "enclosure and presence both have the address 0x29 on i2c1; change one address or use"
                + " another bus"),
        argumentSet(
            "two devices on one UART",
            devices(uart("presence", 0), uart("power", 0)),
            "power and presence are both on uart0, which serves one device; use another UART"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultIsOneSentenceThatNamesItAndTheRemedy(Wiring wiring, String sentence) {
    assertThat(wiring.problems()).extracting(WiringProblem::sentence).containsExactly(sentence);
  }

  @Test
  void aDeviceOnABusThatIsNotWiredMissesBothLines() {
    Wiring wiring = devices(i2c("presence", 1, 0x29), uart("power", 3));
    assertThat(wiring.conflicts()).isEmpty();
    assertThat(wiring.gaps())
        .containsExactly(
            new BusDeviceProblem.NotWired(new Slug("power"), new Signal("uart3-txd")),
            new BusDeviceProblem.NotWired(new Slug("power"), new Signal("uart3-rxd")));
  }

  @Test
  void aRightWiringHasNoProblems() {
    assertThat(functions(input("button", 17, 11), output("lamp", 22, 15)).problems()).isEmpty();
    assertThat(supplies(supply("a", Rail.V5, 2, 500), supply("b", Rail.GROUND, 9, 0)).problems())
        .isEmpty();
    assertThat(devices(i2c("presence", 1, 0x29), i2c("power", 1, 0x2a)).problems()).isEmpty();
  }

  @Test
  void severalFaultsAreAllNamed() {
    Wiring wiring = functions(input("button", 17, 1), input("door", 17, 1), input("hook", 0, 27));
    assertThat(wiring.problems())
        .extracting(problem -> problem.getClass().getSimpleName())
        .containsExactly("PinTaken", "NotALine", "NotALine", "Reserved");
  }

  /** The invariant on random wirings: no problem of pins means that no pin is used twice. */
  @Test
  void randomWiringsWithoutAPinProblemUseEveryPinOnce() {
    SplittableRandom random = new SplittableRandom(20261124);
    int sound = 0;
    for (int round = 0; round < 5_000; round++) {
      Wiring wiring = functions(randomFunctions(random));
      List<Integer> positions =
          wiring.functions().stream().map(function -> function.pin().position()).toList();
      boolean shared = positions.stream().distinct().count() < positions.size();
      boolean told =
          wiring.problems().stream().anyMatch(PinFunctionProblem.PinTaken.class::isInstance);
      assertThat(told).as("round %d: %s", round, positions).isEqualTo(shared);
      sound += wiring.problems().isEmpty() ? 1 : 0;
    }
    assertThat(sound).isBetween(100, 4_900);
  }

  private static PinFunction[] randomFunctions(SplittableRandom random) {
    List<PinFunction> functions = new ArrayList<>();
    int count = random.nextInt(1, 6);
    for (int i = 0; i < count; i++) {
      HeaderPin pin = Header.RASPBERRY_PI_5.at(random.nextInt(3, 41));
      int bcm = pin instanceof HeaderPin.Line line ? line.bcm() : random.nextInt(28);
      functions.add(input("function-" + i, bcm, pin.position()));
    }
    return functions.toArray(PinFunction[]::new);
  }
}
