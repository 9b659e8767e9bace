package fr.teleguichet.fleet.update;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a release for a part of a kiosk must say it is compatible with.
 *
 * @param byPart parts that are not in it take any
 */
public record CompatibleParts(Map<String, String> byPart) {

  public CompatibleParts {
    byPart = Map.copyOf(byPart);
  }

  /** Reads {@code part=compatible, part=compatible}. */
  static CompatibleParts parse(String text) {
    Map<String, String> found = new HashMap<>();
    for (String each : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String pair = each.strip();
      int equals = pair.indexOf('=');
      if (equals < 1
          || equals == pair.length() - 1
          || found.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip())
              != null) {
        throw new IllegalArgumentException(
            "give each part once, as in os=teleguichet-kiosk, agent=1.0.");
      }
    }
    return new CompatibleParts(found);
  }

  /** What is missing for a part in what a release says; nothing when it may be for the part. */
  public Optional<String> missing(String part, List<String> compatible) {
    return Optional.ofNullable(byPart.get(part)).filter(it -> !compatible.contains(it));
  }
}
