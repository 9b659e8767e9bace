package fr.teleguichet.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.I2cAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every kind of wires does, on the first board file. */
abstract class WiresContract {

  static final BoardProfile PROFILE = BoardProfiles.builtIn("teleguichet-v1");
  static final Slug BUTTON = new Slug("call-button");
  static final Slug PIR = new Slug("pir");
  static final Slug RED = new Slug("light-red");
  static final Slug SHUTDOWN = new Slug("tof-shutdown");
  static final Slug FAN = new Slug("fan-pwm");
  static final Slug TACHOMETER = new Slug("fan-tachometer");
  static final PeripheralConnection.I2c SENSOR =
      new PeripheralConnection.I2c(1, new I2cAddress(0x29));

  private final FarEnd end = make();
  private final BoardWires wires = end.wires();

  /** Wires and what is at their other end. */
  interface FarEnd {
    BoardWires wires();

    /** Moves an input that is open. */
    void drive(Slug input, boolean active) throws WireException;

    /** Whether an output is active as the thing at its end understands it. */
    boolean isActive(Slug output);

    int duty(Slug line);
  }

  abstract FarEnd make();

  @AfterEach
  void close() {
    wires.close();
  }

  /** The button closes to ground, so the electrical level is the opposite. */
  @Test
  void anInputSaysWhetherItIsActiveWhateverItsElectricalLevel() throws WireException {
    try (var button = wires.input(BUTTON, _ -> {});
        var pir = wires.input(PIR, _ -> {})) {
      end.drive(BUTTON, true);
      end.drive(PIR, false);
      assertThat(button.isActive()).isTrue();
      assertThat(pir.isActive()).isFalse();
      end.drive(BUTTON, false);
      end.drive(PIR, true);
      assertThat(button.isActive()).isFalse();
      assertThat(pir.isActive()).isTrue();
    }
  }

  /** Nothing is left out: what bounces is for the debounce to judge. */
  @Test
  void everyEdgeReachesTheListener() throws WireException {
    List<Boolean> edges = new ArrayList<>();
    try (var _ = wires.input(BUTTON, edges::add)) {
      end.drive(BUTTON, false);
      edges.clear();
      end.drive(BUTTON, true);
      end.drive(BUTTON, true);
      end.drive(BUTTON, false);
      end.drive(BUTTON, true);
    }
    assertThat(edges).containsExactly(true, false, true);
  }

  /** The shutdown of the distance sensor is active low: inactive leaves it switched on. */
  @Test
  void anOutputBeginsInactiveAndFollows() throws WireException {
    try (var red = wires.output(RED);
        var shutdown = wires.output(SHUTDOWN)) {
      assertThat(end.isActive(RED)).isFalse();
      assertThat(end.isActive(SHUTDOWN)).isFalse();
      red.set(true);
      shutdown.set(true);
      assertThat(end.isActive(RED)).isTrue();
      assertThat(end.isActive(SHUTDOWN)).isTrue();
      red.set(false);
      assertThat(end.isActive(RED)).isFalse();
    }
  }

  @Test
  void onlyEdgesThatMakeALineActiveAreCounted() throws WireException {
    try (var pulses = wires.pulses(TACHOMETER)) {
      end.drive(TACHOMETER, false);
      long before = pulses.total();
      for (int i = 0; i < 5; i++) {
        end.drive(TACHOMETER, true);
        end.drive(TACHOMETER, false);
      }
      assertThat(pulses.total() - before).isEqualTo(5);
    }
  }

  @Test
  void aDutyIsTaken() throws WireException {
    try (var fan = wires.pulseWidth(FAN, 25_000)) {
      assertThat(end.duty(FAN)).isZero();
      fan.duty(40);
      assertThat(end.duty(FAN)).isEqualTo(40);
      assertThatThrownBy(() -> fan.duty(101))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a duty is 0 to 100 %, not 101");
      assertThat(end.duty(FAN)).isEqualTo(40);
    }
  }

  @Test
  void whatIsWrittenToARegisterIsRead() throws WireException {
    try (var sensor = wires.registers(SENSOR)) {
      sensor.write(0x0100, (byte) 0x5A, (byte) 0xA5);
      assertThat(sensor.read(0x0100, 2)).containsExactly(0x5A, 0xA5);
    }
  }

  @Test
  void whatNobodyDeclaredIsRefused() {
    refused(() -> wires.input(new Slug("doorbell"), _ -> {}))
        .hasMessageStartingWith("board teleguichet-v1 has no line doorbell; it has call-button, ");
    refused(() -> wires.registers(new PeripheralConnection.I2c(1, new I2cAddress(0x30))))
        .hasMessage(
            "board teleguichet-v1 has nothing at I2C1, address 0x30; declare it as a connection of"
                + " a peripheral");
  }

  @Test
  void aLineIsUsedAsWhatItIs() {
    refused(() -> wires.output(BUTTON)).hasMessageContaining("call-button is no plain output");
    refused(() -> wires.input(RED, _ -> {})).hasMessageContaining("light-red is no plain input");
    refused(() -> wires.output(FAN)).hasMessageContaining("but pwm0-0");
    refused(() -> wires.pulseWidth(RED, 100)).hasMessageContaining("only a pwm signal has a duty");
    refused(() -> wires.pulseWidth(FAN, 0)).hasMessageContaining("1 to 100,000 Hz, not 0");
  }

  @Test
  void aSecondOpenIsRefusedUntilTheFirstIsClosed() throws WireException {
    var first = wires.input(BUTTON, _ -> {});
    refused(() -> wires.input(BUTTON, _ -> {}))
        .hasMessage("call-button is open already; close it first");
    first.close();
    first.close();
    try (var second = wires.input(BUTTON, _ -> {})) {
      end.drive(BUTTON, true);
      assertThat(second.isActive()).isTrue();
    }
  }

  @Test
  void whatWasClosedIsRefused() throws WireException {
    var red = wires.output(RED);
    red.set(true);
    red.close();
    refused(() -> red.set(true)).hasMessage("light-red was closed");
    wires.close();
    refused(() -> wires.output(RED))
        .hasMessage("the wires are closed, so light-red can't be opened");
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return assertThatThrownBy(call).isInstanceOf(WireException.class);
  }
}
