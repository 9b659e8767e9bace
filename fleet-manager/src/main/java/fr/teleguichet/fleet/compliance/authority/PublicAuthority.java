package fr.teleguichet.fleet.compliance.authority;

import fr.teleguichet.fleet.compliance.document.DocumentBlock.Fact;
import fr.teleguichet.fleet.compliance.document.TextOrGap;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.EnumMap;
import java.util.Map;

/**
 * The public body that answers for the network.
 *
 * @param values what somebody wrote; fields of which nobody wrote anything are missing
 */
public record PublicAuthority(Map<PublicAuthorityField, String> values) {

  public PublicAuthority {
    Map<PublicAuthorityField, String> written = new EnumMap<>(PublicAuthorityField.class);
    values.forEach(
        (field, text) -> {
          if (!field.takes(text)) {
            throw new IllegalArgumentException(field.code() + " cannot be \"" + text + "\".");
          }
          if (!text.isEmpty()) {
            written.put(field, text);
          }
        });
    values = Map.copyOf(written);
  }

  /** What stands in a field; empty where nothing does. */
  public String get(PublicAuthorityField field) {
    return values.getOrDefault(field, "");
  }

  /** What stands in a field, or a gap that says what is missing. */
  public TextOrGap text(PublicAuthorityField field, LocalizedText text) {
    return TextOrGap.of(get(field), name(field, text));
  }

  /** The field with its name. */
  public Fact fact(PublicAuthorityField field, LocalizedText text) {
    return new Fact(name(field, text), TextOrGap.of(get(field), ""));
  }

  /** What people call a field. */
  public static String name(PublicAuthorityField field, LocalizedText text) {
    return text.say("compliance.authority." + field.code());
  }

  /** What the body is called in a sentence: its name, or words in its place. */
  public String title(LocalizedText text) {
    return get(PublicAuthorityField.NAME).isEmpty()
        ? text.say("compliance.authority.unnamed")
        : get(PublicAuthorityField.NAME);
  }
}
