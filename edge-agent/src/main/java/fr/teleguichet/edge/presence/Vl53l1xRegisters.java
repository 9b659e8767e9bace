package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.wire.BoardWires;
import fr.teleguichet.edge.wire.WireException;
import fr.teleguichet.hardware.wiring.ActiveLevel;
import java.util.HexFormat;

/**
 * The registers of a VL53L1X, as far as ranging at short distance needs them. Each method is a few
 * transfers and waits for nothing; what must be waited for is asked again by the caller.
 *
 * <p>Sources: ST, data sheet DS12385; user manual UM2510, "ultra lite driver", for the register map
 * and the start-up values, of which the data sheet says nothing.
 */
final class Vl53l1xRegisters {

  static final int BOOT = 0x00E5;
  static final int MODEL = 0x010F;
  static final int MODEL_ID = 0xEACC;
  static final int CONFIGURATION = 0x002D;
  static final int INTERRUPT_POLARITY = 0x0030;
  static final int INTERRUPT_STATUS = 0x0031;
  static final int INTERMEASUREMENT = 0x006C;
  static final int CLEAR_INTERRUPT = 0x0086;
  static final int MODE = 0x0087;
  static final int RESULT = 0x0089;
  static final int OSCILLATOR = 0x00DE;
  static final int RANGING = 0x40;

  /** How often it measures, in ms. */
  static final int PERIOD = 100;

  private static final int RESULT_LENGTH = 17;

  /** What registers 0x2D to 0x87 hold after start-up; ranging is stopped. */
  private static final byte[] START_UP =
      HexFormat.of()
          .parseHex(
              "00000001020002080008100101000000"
                  + "00ff000f0000000000200b0000020a21"
                  + "00000500000000c8000038ff01000800"
                  + "0001cc0f01f10d0168008008b8000000"
                  + "000f890000000000000001"
                  + "0f0d0e0e000002c7ff9b0000000100"
                  + "00");

  private final BoardWires.Registers registers;

  Vl53l1xRegisters(BoardWires.Registers registers) {
    this.registers = registers;
  }

  /** Whether its firmware has started, which takes 1.2 ms after power or XSHUT. */
  boolean hasBooted() throws WireException {
    return (registers.read(BOOT, 1)[0] & 1) == 1;
  }

  /**
   * Sets it up: short distance, which bears daylight best and reaches 1.3 m, 50 ms for each
   * measurement, one each {@value #PERIOD} ms.
   *
   * @param ready the level of its interrupt line when a measurement is ready
   * @throws WireException when another device answers
   */
  void configure(ActiveLevel ready) throws WireException {
    int model = word(registers.read(MODEL, 2), 0);
    if (model != MODEL_ID) {
      throw new WireException(
          "a device of model 0x%04X answers where a VL53L1X (0x%04X) should"
              .formatted(model, MODEL_ID));
    }
    registers.write(CONFIGURATION, START_UP);
    if (ready == ActiveLevel.LOW) {
      registers.write(INTERRUPT_POLARITY, (byte) 0x11);
    }
    // Distance mode short.
    registers.write(0x004B, (byte) 0x14);
    registers.write(0x0060, (byte) 0x07);
    registers.write(0x0063, (byte) 0x05);
    registers.write(0x0078, (byte) 0x07, (byte) 0x05);
    registers.write(0x007A, (byte) 0x06, (byte) 0x06);
    // Timing budget 50 ms in this mode.
    registers.write(0x005E, (byte) 0x01, (byte) 0xAE);
    registers.write(0x0061, (byte) 0x01, (byte) 0xE8);
    // Temperature compensation starts from the last one instead of anew.
    registers.write(0x0008, (byte) 0x09);
    registers.write(0x000B, (byte) 0x00);
    long clock = word(registers.read(OSCILLATOR, 2), 0) & 0x3FF;
    long ticks = Math.round(clock * PERIOD * 1.075);
    registers.write(
        INTERMEASUREMENT,
        (byte) (ticks >> 24),
        (byte) (ticks >> 16),
        (byte) (ticks >> 8),
        (byte) ticks);
    registers.write(CLEAR_INTERRUPT, (byte) 1);
    registers.write(MODE, (byte) RANGING);
  }

  /** Whether a measurement waits to be read. */
  boolean isReady() throws WireException {
    int polarity = (registers.read(INTERRUPT_POLARITY, 1)[0] >> 4 & 1) ^ 1;
    return (registers.read(INTERRUPT_STATUS, 1)[0] & 1) == polarity;
  }

  /** Reads the measurement, and lets the next begin. */
  DistanceMeasurement read() throws WireException {
    byte[] result = registers.read(RESULT, RESULT_LENGTH);
    registers.write(CLEAR_INTERRUPT, (byte) 1);
    return new DistanceMeasurement(
        DistanceMeasurement.Status.of(result[0] & 0x1F), word(result, 13));
  }

  private static int word(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }
}
