package fr.teleguichet.edge.presence;

import java.util.ArrayList;
import java.util.List;

/**
 * A command to an HLK-LD2410 (Hi-Link, "HLK-LD2410 serial port communication protocol", 2.2).
 *
 * @param word its number, 0 to 255
 * @param value its bytes
 */
record RadarCommand(int word, List<Integer> value) {

  /** From here on it is configured, and reports nothing. */
  static final RadarCommand ENABLE = new RadarCommand(RadarFrameEncoder.ENABLE, List.of(1, 0));

  static final RadarCommand END = new RadarCommand(RadarFrameEncoder.END, List.of());
  static final RadarCommand PARAMETERS = new RadarCommand(RadarFrameEncoder.PARAMETERS, List.of());
  static final RadarCommand WHICH_DEPTH =
      new RadarCommand(RadarFrameEncoder.WHICH_DEPTH, List.of());
  static final RadarCommand ADDRESS = new RadarCommand(RadarFrameEncoder.ADDRESS, List.of(1, 0));

  /** Bluetooth is off, from the restart on. */
  static final RadarCommand NO_BLUETOOTH =
      new RadarCommand(RadarFrameEncoder.BLUETOOTH, List.of(0, 0));

  static final RadarCommand RESTART = new RadarCommand(RadarFrameEncoder.RESTART, List.of());

  RadarCommand {
    value = List.copyOf(value);
  }

  /** The last gates, and after how many seconds it says that nobody is there any more. */
  static RadarCommand lastGates(int moving, int still, int nobody) {
    return parameters(RadarFrameEncoder.LAST_GATES, moving, still, nobody);
  }

  /** The energies that are needed in a gate. */
  static RadarCommand limits(int gate, int moving, int still) {
    return parameters(RadarFrameEncoder.LIMITS, gate, moving, still);
  }

  /** How deep the gates are, from the restart on. */
  static RadarCommand depth(int code) {
    return new RadarCommand(RadarFrameEncoder.DEPTH, List.of(code, 0));
  }

  /** Numbered from 0, each with four bytes. */
  private static RadarCommand parameters(int word, int... numbers) {
    List<Integer> value = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      value.addAll(List.of(i, 0, numbers[i] & 0xFF, numbers[i] >> 8 & 0xFF, 0, 0));
    }
    return new RadarCommand(word, value);
  }

  @Override
  public String toString() {
    return "0x%02X".formatted(word);
  }
}
