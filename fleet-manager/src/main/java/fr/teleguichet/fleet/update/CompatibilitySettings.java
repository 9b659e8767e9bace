package fr.teleguichet.fleet.update;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a release for a part of a kiosk must say it is compatible with. A kiosk’s own parts have
 * names for it, which the operator may replace; {@value #ANY} takes any, and one of several will do
 * that are separated by {@value #OR}.
 *
 * @param byPart parts that are not in it take any that is not for one that is
 */
public record CompatibilitySettings(Map<String, String> byPart) {

  static final String ANY = "*";
  private static final String OR = "|";

  /** What kiosks’ installers ask for. */
  static final Map<String, String> OWN =
      Map.of(
          // A kiosk's own image is for its board, which its installer judges.
          "os",
              String.join(
                  OR,
                  "teleguichet-kiosk",
                  "teleguichet-generic-pc",
                  "teleguichet-raspberry-pi",
                  "teleguichet-raspberry-pi-5"),
          "agent", "teleguichet-edge-agent",
          "configuration", "teleguichet-configuration",
          "trust-list", "teleguichet-trust-list");

  public CompatibilitySettings {
    byPart = Map.copyOf(byPart);
  }

  /** Reads {@code part=compatible, part=compatible}; the kiosks' own count where none is given. */
  static CompatibilitySettings parse(String text) {
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
    OWN.forEach(found::putIfAbsent);
    return new CompatibilitySettings(found);
  }

  /** What is missing for a part in what a release says; nothing when it may be for the part. */
  public Optional<String> missing(String part, List<String> compatible) {
    return Optional.ofNullable(byPart.get(part))
        .filter(it -> !it.equals(ANY) && !isOneOf(it, compatible))
        .map(it -> it.replace(OR, ", "));
  }

  /** The part that a release is for, and not for this one, where this one takes any. */
  public Optional<String> other(String part, List<String> compatible) {
    Set<String> said = Set.copyOf(compatible);
    return byPart.containsKey(part)
        ? Optional.empty()
        : byPart.entrySet().stream()
            .filter(it -> isOneOf(it.getValue(), said))
            .map(Map.Entry::getKey)
            .sorted()
            .findFirst();
  }

  private static boolean isOneOf(String wanted, Collection<String> said) {
    return Arrays.stream(wanted.split(Pattern.quote(OR), -1))
        .map(String::strip)
        .anyMatch(said::contains);
  }
}
