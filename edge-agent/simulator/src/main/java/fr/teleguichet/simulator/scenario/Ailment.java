package fr.teleguichet.simulator.scenario;

import fr.teleguichet.hardware.device.Peripheral;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a person would do to a kiosk so that a peripheral complains with this keyword. */
enum Ailment {
  OUT_OF_PAPER(Peripheral.PRINTER, "media-empty", Dial.PAPER, 0),
  LOW_ON_PAPER(Peripheral.PRINTER, "media-low", Dial.PAPER, 5),
  JAMMED(Peripheral.PRINTER, "media-jam", Dial.JAM, 1),
  COVER_OPEN(Peripheral.PRINTER, "cover-open", Dial.COVER, 1),
  OUT_OF_TONER(Peripheral.PRINTER, "toner-empty", Dial.TONER, 0),
  LOW_ON_TONER(Peripheral.PRINTER, "toner-low", Dial.TONER, 10),
  SHUT(Peripheral.CAMERA, "shutter-closed", Dial.SHUTTER, 1),
  ON_BATTERY(Peripheral.POWER, "on-battery", Dial.MAINS, 0),
  LOW_BATTERY(Peripheral.POWER, "low-battery", Dial.BATTERY, 15),
  CHARGE_LOW(Peripheral.POWER, "charge-low", Dial.BATTERY, 50);

  private final Peripheral kind;
  private final String keyword;
  private final Dial dial;
  private final int value;

  Ailment(Peripheral kind, String keyword, Dial dial, int value) {
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
  static Map<Dial, Integer> dials(Peripheral kind, boolean isGone, String reasons) {
    Map<Dial, Integer> values = new EnumMap<>(Dial.class);
    for (Dial dial : Dial.values()) {
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

  private static Optional<Ailment> find(Peripheral kind, String word) {
    String plain = word.replaceFirst("-(error|warning|report)$", "");
    return Arrays.stream(values())
        .filter(it -> it.kind == kind && it.keyword.equals(plain))
        .findFirst();
  }
}
