package fr.teleguichet.simulator.scenario;

import fr.teleguichet.hardware.device.Peripheral;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a person would do to a kiosk so that a peripheral complains with this keyword. */
enum SimulatedFault {
  OUT_OF_PAPER(Peripheral.PRINTER, "media-empty", SimulationDial.PAPER, 0),
  LOW_ON_PAPER(Peripheral.PRINTER, "media-low", SimulationDial.PAPER, 5),
  JAMMED(Peripheral.PRINTER, "media-jam", SimulationDial.JAM, 1),
  COVER_OPEN(Peripheral.PRINTER, "cover-open", SimulationDial.COVER, 1),
  OUT_OF_TONER(Peripheral.PRINTER, "toner-empty", SimulationDial.TONER, 0),
  LOW_ON_TONER(Peripheral.PRINTER, "toner-low", SimulationDial.TONER, 10),
  SHUT(Peripheral.CAMERA, "shutter-closed", SimulationDial.SHUTTER, 1),
  ON_BATTERY(Peripheral.POWER, "on-battery", SimulationDial.MAINS, 0),
  LOW_BATTERY(Peripheral.POWER, "low-battery", SimulationDial.BATTERY, 15),
  CHARGE_LOW(Peripheral.POWER, "charge-low", SimulationDial.BATTERY, 50);

  private final Peripheral kind;
  private final String keyword;
  private final SimulationDial dial;
  private final int value;

  SimulatedFault(Peripheral kind, String keyword, SimulationDial dial, int value) {
    this.kind = kind;
    this.keyword = keyword;
    this.dial = dial;
    this.value = value;
  }

  /**
   * How a peripheral's dials stand when it gives these reasons, as far as hands can do it.
   *
   * @param isGone whether its plug is pulled
   */
  static Map<SimulationDial, Integer> dials(Peripheral kind, boolean isGone, String reasons) {
    Map<SimulationDial, Integer> values = new EnumMap<>(SimulationDial.class);
    for (SimulationDial dial : SimulationDial.values()) {
      if (dial.owner().filter(kind::equals).isPresent()) {
        // Sensors that are plugged in again need their time; a script's sensors are back at once.
        boolean isPlug = dial.name().endsWith("_PLUG") && kind != Peripheral.PRESENCE;
        values.put(dial, isGone && isPlug ? 0 : dial.morning());
      }
    }
    Arrays.stream(reasons.split(",", -1))
        .flatMap(word -> find(kind, word.strip()).stream())
        .forEach(it -> values.put(it.dial, it.value));
    return values;
  }

  private static Optional<SimulatedFault> find(Peripheral kind, String word) {
    String plain = word.replaceFirst("-(error|warning|report)$", "");
    return Arrays.stream(values())
        .filter(it -> it.kind == kind && it.keyword.equals(plain))
        .findFirst();
  }
}
