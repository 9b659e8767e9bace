package fr.teleguichet.edge.peripheral.power;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a supply tells of itself.
 *
 * @param flags the words of {@code ups.status}: {@code OL} on line, {@code OB} on battery, {@code
 *     LB} low battery and others (RFC 9271, section 5.2)
 * @param charge of the battery, in percent
 * @param runtime what the battery lasts, in seconds
 * @param model maker and model, empty when unknown
 */
public record UpsReading(Set<String> flags, OptionalInt charge, OptionalInt runtime, String model) {

  public UpsReading {
    flags = Set.copyOf(flags);
  }

  /** Reads the variables of {@code upsd}. */
  static UpsReading of(Map<String, String> variables) {
    String maker = text(variables, "device.mfr", "ups.mfr");
    String model = text(variables, "device.model", "ups.model");
    return new UpsReading(
        Set.of(
            text(variables, "ups.status").isEmpty()
                ? new String[0]
                : text(variables, "ups.status").split("\\s+")),
        number(variables, "battery.charge"),
        number(variables, "battery.runtime"),
        (maker + " " + model).strip());
  }

  /** Whether the battery carries the kiosk. */
  public boolean isOnBattery() {
    return flags.contains("OB");
  }

  private static String text(Map<String, String> variables, String... names) {
    for (String name : names) {
      String value = variables.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private static OptionalInt number(Map<String, String> variables, String name) {
    return Optional.of(text(variables, name))
        .filter(it -> it.matches("\\d{1,8}(\\.\\d{1,6})?"))
        .map(it -> OptionalInt.of((int) Double.parseDouble(it)))
        .orElse(OptionalInt.empty());
  }
}
