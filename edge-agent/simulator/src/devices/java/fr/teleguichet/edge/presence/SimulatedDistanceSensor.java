package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.wire.SimulatedRegisters;
import fr.teleguichet.edge.wire.WireException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A VL53L1X made of its registers: it boots, refuses to measure unless it is set up, measures in
 * its period, and can be hung and unplugged. Guarded by itself.
 */
public final class SimulatedDistanceSensor implements SimulatedRegisters {

  /** From power or XSHUT to its first answer (DS12385, 3.6: 1.2 ms). */
  private static final Duration BOOT = Duration.ofNanos(1_200_000);

  private final Supplier<Duration> now;
  private final byte[] memory = new byte[0x0200];
  private Duration on = Duration.ZERO;
  private Duration measured = Duration.ZERO;
  private boolean shut;
  private boolean hung;
  private boolean unplugged;
  private boolean configured;
  private int code = 4;
  private int millimetres;

  /**
   * A sensor before which nothing is.
   *
   * @param now a clock for lengths of time
   */
  public SimulatedDistanceSensor(Supplier<Duration> now) {
    this.now = now;
    reset();
  }

  /** Something is at this distance. */
  public synchronized void see(int distance) {
    code = 9;
    millimetres = distance;
  }

  /** Nothing comes back. */
  public synchronized void seeNothing() {
    code = 4;
    millimetres = 0;
  }

  /** Measures end with this code, as the device has them. */
  public synchronized void give(int status, int distance) {
    code = status;
    millimetres = distance;
  }

  /** Its firmware stops, until it is switched off and on. */
  public synchronized void hang() {
    hung = true;
  }

  /** Nothing answers at its address, or something does again. */
  public synchronized void unplug(boolean gone) {
    unplugged = gone;
    reset();
  }

  /** The level of XSHUT as the board file means it: active is off. */
  public synchronized void shutdown(boolean off) {
    if (shut && !off) {
      reset();
    }
    shut = off;
  }

  private void reset() {
    on = now.get();
    hung = false;
    configured = false;
    Arrays.fill(memory, (byte) 0);
    put(Vl53l1xRegisters.MODEL, 0xEA, 0xCC);
    put(Vl53l1xRegisters.OSCILLATOR, 0x02, 0x80);
  }

  @Override
  public synchronized byte[] read(int index, int length) throws WireException {
    requireAwake(index, length);
    measure();
    return Arrays.copyOfRange(memory, index, index + length);
  }

  @Override
  public synchronized void write(int index, byte[] values) throws WireException {
    requireAwake(index, values.length);
    System.arraycopy(values, 0, memory, index, values.length);
    if (index == Vl53l1xRegisters.CONFIGURATION && values.length == 91) {
      configured = true;
    }
    if (index == Vl53l1xRegisters.CLEAR_INTERRUPT) {
      memory[Vl53l1xRegisters.INTERRUPT_STATUS] = (byte) idle();
    }
    if (index == Vl53l1xRegisters.MODE) {
      measured = now.get();
    }
  }

  private void requireAwake(int index, int length) throws WireException {
    if (unplugged || shut || now.get().minus(on).compareTo(BOOT) < 0) {
      throw new WireException("nothing answers at 0x29");
    }
    if (index < 0 || length < 1 || index + length > memory.length) {
      throw new WireException("a VL53L1X has no registers from 0x%04X on".formatted(index));
    }
  }

  private void measure() {
    memory[Vl53l1xRegisters.BOOT] = 3;
    boolean ranging = memory[Vl53l1xRegisters.MODE] == Vl53l1xRegisters.RANGING;
    Duration next = measured.plusMillis(Vl53l1xRegisters.PERIOD);
    if (hung || !configured || !ranging || now.get().compareTo(next) < 0) {
      return;
    }
    measured = now.get();
    memory[Vl53l1xRegisters.INTERRUPT_STATUS] = (byte) (1 - idle());
    put(Vl53l1xRegisters.RESULT, code);
    put(Vl53l1xRegisters.RESULT + 13, millimetres >> 8, millimetres);
  }

  /** The level of the interrupt while nothing is to be read. */
  private int idle() {
    return memory[Vl53l1xRegisters.INTERRUPT_POLARITY] >> 4 & 1;
  }

  private void put(int index, int... values) {
    for (int i = 0; i < values.length; i++) {
      memory[index + i] = (byte) values[i];
    }
  }
}
