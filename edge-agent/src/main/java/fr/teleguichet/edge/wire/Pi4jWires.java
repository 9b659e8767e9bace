package fr.teleguichet.edge.wire;

import com.pi4j.context.Context;
import com.pi4j.io.IO;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmPolarity;
import com.pi4j.io.pwm.PwmType;
import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.ActiveLevel;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.wiring.SignalDirection;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The lines of a Raspberry Pi through Pi4J, its serial ports through jSerialComm, as Pi4J 3's own
 * serial provider reads nothing.
 *
 * <p>Pi4J's debounce is switched off: it is left to {@link DebounceFilter}, which can be tested.
 */
public final class Pi4jWires implements BoardWires {

  private final LineReservations declared;
  private final SerialPortOpener ports = new SerialPortOpener(Path.of("/"));
  private final Context context;
  private final Pi4jProviders providers;

  Pi4jWires(BoardProfile profile, Context context, Pi4jProviders providers) {
    this.declared = new LineReservations(profile);
    this.context = context;
    this.providers = providers;
  }

  /**
   * The wires of the machine that this runs on. Waits, so not for the loop.
   *
   * @throws WireException with the reason, when this is no board whose lines can be driven
   */
  public static Pi4jWires open(BoardProfile profile) throws WireException {
    return new Pi4jWires(profile, Pi4jContextFactory.open(), Pi4jProviders.KERNEL);
  }

  @Override
  public Input input(Slug function, Consumer<Boolean> edges) throws WireException {
    PinFunction line = declared.takeLine(function, SignalDirection.IN);
    DigitalInput input = opened(function, () -> openInput(line));
    DigitalState active = activeState(line);
    var _ = input.addListener(event -> edges.accept(event.state() == active));
    return new DigitalInputHandle(
        function.value(), () -> input.state() == active, () -> shut(function.value(), input));
  }

  @Override
  public Output output(Slug function) throws WireException {
    PinFunction line = declared.takeLine(function, SignalDirection.OUT);
    DigitalState active = activeState(line);
    DigitalOutput output =
        opened(function, () -> openOutput(line, DigitalState.inverseState(active)));
    return new DigitalOutputHandle(
        function.value(),
        on -> {
          var _ = output.state(on ? active : DigitalState.inverseState(active));
        },
        () -> shut(function.value(), output));
  }

  @Override
  public PulseCounter pulses(Slug function) throws WireException {
    PinFunction line = declared.takeLine(function, SignalDirection.IN);
    DigitalInput input = opened(function, () -> openInput(line));
    DigitalState active = activeState(line);
    var counter = new LinePulseCounter(() -> shut(function.value(), input));
    var _ = input.addListener(event -> counter.accept(event.state() == active));
    return counter;
  }

  @Override
  public PulseWidth pulseWidth(Slug function, int hertz) throws WireException {
    PinFunction line = declared.takePwm(function, hertz);
    Pwm pwm = opened(function, () -> openPwm(line, hertz));
    return new PulseWidthHandle(
        function.value(),
        percent -> {
          var _ = pwm.on(percent, hertz);
        },
        () -> shut(function.value(), pwm));
  }

  @Override
  public Registers registers(PeripheralConnection.I2c place) throws WireException {
    String name = declared.takeDevice(place);
    try {
      I2C device = WireErrorText.told("open " + name, () -> openI2c(name, place));
      return new Pi4jRegisters(name, device, () -> shut(name, device));
    } catch (WireException e) {
      declared.giveBack(name);
      throw e;
    }
  }

  @Override
  public ByteStream stream(
      PeripheralConnection.Serial place, Consumer<byte[]> bytes, Consumer<String> lost)
      throws WireException {
    return ports.open(place, declared, bytes, lost);
  }

  @Override
  public void close() {
    declared.close();
    var _ = context.shutdown();
  }

  private <T> T opened(Slug function, java.util.function.Supplier<T> opening) throws WireException {
    try {
      return WireErrorText.told("open " + function, opening);
    } catch (WireException e) {
      declared.giveBack(function.value());
      throw e;
    }
  }

  private DigitalInput openInput(PinFunction line) {
    var config =
        DigitalInput.newConfigBuilder(context)
            .id(line.id().value())
            .address(line.pin().bcm())
            .pull(
                switch (line.pull()) {
                  case UP -> PullResistance.PULL_UP;
                  case DOWN -> PullResistance.PULL_DOWN;
                  case NONE -> PullResistance.OFF;
                })
            .debounce(0L)
            .provider(providers.input())
            .build();
    return context.create(config);
  }

  private DigitalOutput openOutput(PinFunction line, DigitalState inactive) {
    var config =
        DigitalOutput.newConfigBuilder(context)
            .id(line.id().value())
            .address(line.pin().bcm())
            .initial(inactive)
            .shutdown(inactive)
            .provider(providers.output())
            .build();
    return context.create(config);
  }

  /** The address is the channel of the controller, such as 0 of {@code pwm0-0}. */
  private Pwm openPwm(PinFunction line, int hertz) {
    String signal = line.signal().name();
    var config =
        Pwm.newConfigBuilder(context)
            .id(line.id().value())
            .address(Integer.parseInt(signal.substring(signal.indexOf('-') + 1)))
            .pwmType(PwmType.HARDWARE)
            .polarity(line.active() == ActiveLevel.HIGH ? PwmPolarity.NORMAL : PwmPolarity.INVERSED)
            .frequency(hertz)
            .dutyCycle(0)
            .provider(providers.pwm())
            .build();
    Pwm pwm = context.create(config);
    return pwm.on(0, hertz);
  }

  private I2C openI2c(String name, PeripheralConnection.I2c place) {
    var config =
        I2C.newConfigBuilder(context)
            .id(name)
            .bus(place.bus())
            .device(place.address().value())
            .provider(providers.i2c())
            .build();
    return context.create(config);
  }

  private void shut(String name, IO<?, ?, ?> io) {
    context.shutdown(io);
    declared.giveBack(name);
  }

  private static DigitalState activeState(PinFunction line) {
    return line.active() == ActiveLevel.HIGH ? DigitalState.HIGH : DigitalState.LOW;
  }
}
