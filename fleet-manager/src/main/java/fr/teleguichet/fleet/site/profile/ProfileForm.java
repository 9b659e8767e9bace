package fr.teleguichet.fleet.site.profile;

import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A profile as somebody typed it.
 *
 * @param values what was typed, by field
 * @param wrong the fields that are wrong
 */
public record ProfileForm(Map<ProfileField, String> values, Set<ProfileField> wrong) {

  public ProfileForm {
    values = Map.copyOf(values);
    wrong = Set.copyOf(wrong);
  }

  /** What is known. */
  public static ProfileForm of(SiteProfile profile) {
    return new ProfileForm(profile.values(), Set.of());
  }

  /** What a form's fields hold, under the fields' codes. */
  public static ProfileForm of(Map<String, String> fields) {
    Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
    Set<ProfileField> wrong = EnumSet.noneOf(ProfileField.class);
    for (ProfileField field : ProfileField.values()) {
      String text = fields.getOrDefault(field.code(), "").strip().replace("\r\n", "\n");
      String _ = values.put(field, SubmittedFormFields.shown(text));
      if (!field.takes(text)) {
        boolean _ = wrong.add(field);
      }
    }
    return new ProfileForm(values, wrong);
  }

  /** What a field holds. */
  public String value(ProfileField field) {
    return values.getOrDefault(field, "");
  }

  /** The profile, where nothing is wrong. */
  public SiteProfile profile() {
    return new SiteProfile(values);
  }
}
