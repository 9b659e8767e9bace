package fr.teleguichet.edge.wire;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.board.PeripheralConnection;
import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.wiring.SignalDirection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A board made of memory, with the same refusals as a real one. Its other side is what a hand and
 * simulated devices do: {@link #drive} moves inputs, {@link #watch} sees outputs, {@link #plug}
 * puts devices on buses and ports. Listeners are called on the thread that moved the line.
 *
 * <p>Guarded by itself; listeners are called outside of the lock, as they may open other lines.
 */
public final class SimulatedWires implements BoardWires {

  private final LineReservations declared;
  private final Map<Slug, Boolean> levels = new HashMap<>();
  private final Map<Slug, Integer> duties = new HashMap<>();
  private final Map<Slug, Consumer<Boolean>> listeners = new HashMap<>();
  private final Map<Slug, Consumer<Boolean>> watchers = new HashMap<>();
  private final Map<PeripheralConnection, SimulatedRegisters> registers = new HashMap<>();
  private final Map<PeripheralConnection, SimulatedPort> ports = new HashMap<>();

  /** A board of which nothing is wired yet but what the board file declares. */
  public SimulatedWires(BoardProfile profile) {
    this.declared = new LineReservations(profile);
  }

  /** Puts a device on an I2C bus. */
  public synchronized void plug(PeripheralConnection.I2c place, SimulatedRegisters device) {
    registers.put(place, device);
  }

  /** Puts a device at a serial port. */
  public synchronized void plug(PeripheralConnection.Serial place, SimulatedPort device) {
    ports.put(place, device);
  }

  /**
   * Moves an input as a person or a device would; whether anybody has it open does not matter.
   *
   * @throws WireException for a line that is unknown or that the board drives
   */
  public void drive(Slug function, boolean active) throws WireException {
    if (declared.find(function).direction() != SignalDirection.IN) {
      throw new WireException(function + " is driven by the board; only an input can be moved");
    }
    move(function, active).ifPresent(listener -> listener.accept(active));
  }

  private synchronized Optional<Consumer<Boolean>> move(Slug function, boolean active) {
    boolean changed = active != Boolean.TRUE.equals(levels.put(function, active));
    return changed ? Optional.ofNullable(listeners.get(function)) : Optional.empty();
  }

  /** Whether a line is active at this moment. */
  public synchronized boolean level(Slug function) {
    return levels.getOrDefault(function, false);
  }

  /** The duty of a line of a pulse width controller in percent. */
  public synchronized int duty(Slug function) {
    return duties.getOrDefault(function, 0);
  }

  /** Tells of each change of an output. */
  public synchronized void watch(Slug output, Consumer<Boolean> watcher) {
    watchers.put(output, watcher);
  }

  @Override
  public Input input(Slug function, Consumer<Boolean> edges) throws WireException {
    var _ = declared.takeLine(function, SignalDirection.IN);
    listen(function, edges);
    return new DigitalInputHandle(function.value(), () -> level(function), () -> forget(function));
  }

  @Override
  public Output output(Slug function) throws WireException {
    var _ = declared.takeLine(function, SignalDirection.OUT);
    show(function, false);
    return new DigitalOutputHandle(
        function.value(), active -> show(function, active), () -> forget(function));
  }

  @Override
  public PulseCounter pulses(Slug function) throws WireException {
    var _ = declared.takeLine(function, SignalDirection.IN);
    var pulses = new LinePulseCounter(() -> forget(function));
    listen(function, pulses);
    return pulses;
  }

  @Override
  public PulseWidth pulseWidth(Slug function, int hertz) throws WireException {
    var _ = declared.takePwm(function, hertz);
    return new PulseWidthHandle(
        function.value(), percent -> setDuty(function, percent), () -> forget(function));
  }

  @Override
  public Registers registers(PeripheralConnection.I2c place) throws WireException {
    String name = declared.takeDevice(place);
    return new Registers() {
      private final SingleClose once = new SingleClose();

      @Override
      public byte[] read(int index, int length) throws WireException {
        once.requireOpen(name);
        return plugged(place).read(index, length);
      }

      @Override
      public void write(int index, byte... values) throws WireException {
        once.requireOpen(name);
        plugged(place).write(index, values);
      }

      @Override
      public void close() {
        once.run(() -> declared.giveBack(name));
      }
    };
  }

  @Override
  public ByteStream stream(
      PeripheralConnection.Serial place, Consumer<byte[]> bytes, Consumer<String> lost)
      throws WireException {
    SimulatedPort device = portAt(place);
    String name = declared.takeDevice(place);
    if (device == null) {
      declared.giveBack(name);
      throw new WireException("nothing is plugged at " + name);
    }
    device.opened(bytes, lost);
    return new ByteStream() {
      private final SingleClose once = new SingleClose();

      @Override
      public void write(byte[] sent) throws WireException {
        once.requireOpen(name);
        device.received(sent.clone());
      }

      @Override
      public void close() {
        once.run(
            () -> {
              device.closed();
              declared.giveBack(name);
            });
      }
    };
  }

  @Override
  public synchronized void close() {
    declared.close();
    listeners.clear();
    watchers.clear();
    levels.clear();
    duties.clear();
  }

  private void show(Slug function, boolean active) {
    Consumer<Boolean> watcher = watcherOf(function, active);
    if (watcher != null) {
      watcher.accept(active);
    }
  }

  private synchronized @Nullable Consumer<Boolean> watcherOf(Slug function, boolean active) {
    levels.put(function, active);
    return watchers.get(function);
  }

  private synchronized void listen(Slug function, Consumer<Boolean> edges) {
    listeners.put(function, edges);
  }

  private synchronized void setDuty(Slug function, int percent) {
    duties.put(function, percent);
  }

  private synchronized void forget(Slug function) {
    listeners.remove(function);
    declared.giveBack(function.value());
  }

  private synchronized SimulatedRegisters plugged(PeripheralConnection.I2c place)
      throws WireException {
    SimulatedRegisters device = registers.get(place);
    if (device == null) {
      throw new WireException("nothing answers at " + place.text());
    }
    return device;
  }

  private synchronized @Nullable SimulatedPort portAt(PeripheralConnection.Serial place) {
    return ports.get(place);
  }
}
