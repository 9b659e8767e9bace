package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import fr.teleguichet.hardware.opening.OpeningHours;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A site as somebody typed it, with what is wrong with it.
 *
 * @param opening its hours in lines, as {@link OpeningHoursTextCodec} reads them
 * @param errors the key of a message for each field that is wrong
 */
public record SiteForm(
    String code,
    String name,
    String commune,
    String insee,
    String street,
    String postcode,
    String latitude,
    String longitude,
    boolean fictitious,
    String opening,
    Map<String, String> errors) {

  private static final int MAX_LENGTH = 120;
  private static final Pattern INSEE = Pattern.compile("(?:[0-9]{2}|2[AB])[0-9]{3}");
  private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]{1,3}(?:[.,][0-9]{1,12})?");

  public SiteForm {
    errors = Map.copyOf(errors);
  }

  /** Nothing was typed yet. */
  static SiteForm blank() {
    return new SiteForm("", "", "", "", "", "", "", "", false, "", Map.of());
  }

  /** What is known of a site. */
  static SiteForm of(Site site, LocalizedText text) {
    return new SiteForm(
        site.code().value(),
        site.name(),
        site.commune(),
        site.insee(),
        site.address().street(),
        site.address().postcode(),
        Double.toString(site.latitude()),
        Double.toString(site.longitude()),
        site.fictitious(),
        site.opening().map(hours -> OpeningHoursTextCodec.write(hours, text)).orElse(""),
        Map.of());
  }

  /** What a form's fields hold. */
  public static SiteForm of(Map<String, String> fields) {
    return new SiteForm(
        field(fields, "code"),
        field(fields, "name"),
        field(fields, "commune"),
        field(fields, "insee"),
        field(fields, "street"),
        field(fields, "postcode"),
        field(fields, "latitude"),
        field(fields, "longitude"),
        fields.containsKey("fictitious"),
        fields.getOrDefault("opening", "").strip(),
        Map.of());
  }

  private static String field(Map<String, String> fields, String name) {
    return SubmittedFormFields.shown(fields.getOrDefault(name, "").strip());
  }

  /** The same, at the centre of its commune where nobody typed a position. */
  SiteForm located(Department department) {
    return latitude.isEmpty() && longitude.isEmpty()
        ? department.commune(insee).map(it -> at(it.centre().toTenMetres())).orElse(this)
        : this;
  }

  private SiteForm at(GeoPosition centre) {
    return new SiteForm(
        code,
        name,
        commune,
        insee,
        street,
        postcode,
        Double.toString(centre.latitude()),
        Double.toString(centre.longitude()),
        fictitious,
        opening,
        errors);
  }

  /** The same for another code. */
  SiteForm withCode(String other) {
    return new SiteForm(
        other,
        name,
        commune,
        insee,
        street,
        postcode,
        latitude,
        longitude,
        fictitious,
        opening,
        errors);
  }

  /** The same with something wrong. */
  SiteForm wrong(String field, String key) {
    Map<String, String> more = new LinkedHashMap<>(errors);
    more.put(field, key);
    return new SiteForm(
        code,
        name,
        commune,
        insee,
        street,
        postcode,
        latitude,
        longitude,
        fictitious,
        opening,
        more);
  }

  /** What is wrong with a field; null when nothing is. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /** What became of the check. */
  public sealed interface Checked {
    /** Everything is right. */
    record Valid(SiteCode code, SiteDraft draft) implements Checked {}

    /** Something is wrong, and the form says what. */
    record Invalid(SiteForm form) implements Checked {}
  }

  /** Looks at every field. */
  public Checked check() {
    SiteForm checked = this;
    if (!SiteCode.isValid(code)) {
      checked = checked.wrong("code", "site.code.wrong");
    } else if (code.equals("new")) {
      checked = checked.wrong("code", "site.code.reserved");
    }
    checked = checked.checkedText("name", name, "site.name.wrong");
    checked = checked.checkedText("commune", commune, "site.commune.wrong");
    if (!INSEE.matcher(insee).matches()) {
      checked = checked.wrong("insee", "site.insee.wrong");
    }
    if (!StreetAddress.isStreet(street)) {
      checked = checked.wrong("street", "site.street.wrong");
    }
    if (!StreetAddress.isPostcode(postcode)) {
      checked = checked.wrong("postcode", "site.postcode.wrong");
    }
    if (!isWithin(latitude, 90)) {
      checked = checked.wrong("latitude", "site.latitude.wrong");
    }
    if (!isWithin(longitude, 180)) {
      checked = checked.wrong("longitude", "site.longitude.wrong");
    }
    Optional<OpeningHours> hours = Optional.empty();
    try {
      hours = OpeningHoursTextCodec.read(opening);
    } catch (IllegalArgumentException _) {
      checked = checked.wrong("opening", "site.opening.wrong");
    }
    return checked.errors.isEmpty()
        ? new Checked.Valid(
            new SiteCode(code),
            new SiteDraft(
                name,
                commune,
                insee,
                new StreetAddress(street, postcode),
                degrees(latitude),
                degrees(longitude),
                fictitious,
                hours))
        : new Checked.Invalid(checked);
  }

  private SiteForm checkedText(String field, String text, String key) {
    boolean fits =
        !text.isEmpty()
            && text.length() <= MAX_LENGTH
            && text.chars().noneMatch(Character::isISOControl);
    return fits ? this : wrong(field, key);
  }

  private static boolean isWithin(String text, double bound) {
    return DEGREES.matcher(text).matches() && Math.abs(degrees(text)) <= bound;
  }

  private static double degrees(String text) {
    return Double.parseDouble(text.replace(',', '.'));
  }
}
