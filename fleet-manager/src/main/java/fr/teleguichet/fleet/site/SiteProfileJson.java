package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.site.profile.ProfileField;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said of a site beside the register, in JSON; null where nothing is. */
@Serdeable
@Schema(name = "SiteProfile", description = "Whom to call at a site, and how to get in.")
record SiteProfileJson(
    @Nullable @Schema(description = "The structure that keeps the place.") String host,
    @Nullable @Schema(description = "The place’s own telephone.") String telephone,
    @Nullable @Schema(description = "Who helps citizens there.") String mediator,
    @Nullable String mediatorTelephone,
    @Nullable String mediatorEmail,
    @Nullable @Schema(description = "Who repairs there.") String technician,
    @Nullable String technicianTelephone,
    @Nullable String technicianEmail,
    @Nullable @Schema(description = "Where the key is, which door, where to park.")
        String accessNote,
    @Nullable @Schema(description = "How somebody in a wheelchair or with weak hearing gets along.")
        String accessibility) {

  /**
   * The profile in JSON.
   *
   * @param whole whether people's names and the way in are a part of it
   */
  static SiteProfileJson of(SiteProfile profile, boolean whole) {
    return new SiteProfileJson(
        value(profile, ProfileField.HOST, true),
        value(profile, ProfileField.TELEPHONE, true),
        value(profile, ProfileField.MEDIATOR, whole),
        value(profile, ProfileField.MEDIATOR_TELEPHONE, whole),
        value(profile, ProfileField.MEDIATOR_EMAIL, whole),
        value(profile, ProfileField.TECHNICIAN, whole),
        value(profile, ProfileField.TECHNICIAN_TELEPHONE, whole),
        value(profile, ProfileField.TECHNICIAN_EMAIL, whole),
        value(profile, ProfileField.ACCESS_NOTE, whole),
        value(profile, ProfileField.ACCESSIBILITY, true));
  }

  private static @Nullable String value(SiteProfile profile, ProfileField field, boolean told) {
    String value = told ? profile.get(field) : "";
    return value.isEmpty() ? null : value;
  }

  /** What is said here, under the codes of the fields; an empty text takes away what was said. */
  Map<ProfileField, String> said() {
    Map<ProfileField, String> said = new EnumMap<>(ProfileField.class);
    put(said, ProfileField.HOST, host);
    put(said, ProfileField.TELEPHONE, telephone);
    put(said, ProfileField.MEDIATOR, mediator);
    put(said, ProfileField.MEDIATOR_TELEPHONE, mediatorTelephone);
    put(said, ProfileField.MEDIATOR_EMAIL, mediatorEmail);
    put(said, ProfileField.TECHNICIAN, technician);
    put(said, ProfileField.TECHNICIAN_TELEPHONE, technicianTelephone);
    put(said, ProfileField.TECHNICIAN_EMAIL, technicianEmail);
    put(said, ProfileField.ACCESS_NOTE, accessNote);
    put(said, ProfileField.ACCESSIBILITY, accessibility);
    return said;
  }

  private static void put(
      Map<ProfileField, String> said, ProfileField field, @Nullable String value) {
    if (value != null) {
      String _ = said.put(field, value.strip());
    }
  }

  /** The name of a field's member. */
  static String member(ProfileField field) {
    StringBuilder name = new StringBuilder();
    for (String word : field.code().split("-", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
