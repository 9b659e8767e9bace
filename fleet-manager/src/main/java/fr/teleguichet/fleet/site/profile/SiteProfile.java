package fr.teleguichet.fleet.site.profile;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is said of a site beside the register.
 *
 * @param values what is said; fields of which nothing is said are missing
 */
public record SiteProfile(Map<ProfileField, String> values) {

  /** Nothing is said. */
  public static final SiteProfile EMPTY = new SiteProfile(Map.of());

  public SiteProfile {
    Map<ProfileField, String> said = new EnumMap<>(ProfileField.class);
    values.forEach(
        (field, text) -> {
          if (!field.takes(text)) {
            throw new IllegalArgumentException(field.code() + " cannot be \"" + text + "\".");
          }
          if (!text.isEmpty()) {
            said.put(field, text);
          }
        });
    values = Map.copyOf(said);
  }

  /** What is said, by the names of fields as they are stored. */
  public Map<String, String> words() {
    return values.entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().code(), Map.Entry::getValue));
  }

  /** What is said of this; empty where nothing is. */
  public String get(ProfileField field) {
    return values.getOrDefault(field, "");
  }

  /** The number as it was written, on one line however narrow the screen is. */
  public String numberInOnePiece(ProfileField field) {
    return get(field).replace(' ', '\u00a0');
  }

  /** The address by which a telephone calls the number: {@code tel:} and its digits. */
  public String callLink(ProfileField field) {
    return "tel:" + get(field).replaceAll("[^+0-9]", "");
  }
}
