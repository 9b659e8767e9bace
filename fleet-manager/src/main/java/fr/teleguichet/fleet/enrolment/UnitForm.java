package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed of a unit, with what is wrong with it.
 *
 * @param kiosk the kiosk's name
 * @param territory its territory
 * @param site the code of its site; empty for none
 * @param code the code on the unit's screen
 * @param compared whether the fingerprints were compared
 * @param errors the key of a message for each field that is wrong
 */
public record UnitForm(
    String kiosk,
    String territory,
    String site,
    String code,
    boolean compared,
    Map<String, String> errors) {

  public UnitForm {
    errors = Map.copyOf(errors);
  }

  /** What a form's fields or an address hold. */
  static UnitForm of(Map<String, String> fields) {
    return new UnitForm(
        field(fields, "kiosk"),
        field(fields, "territory"),
        field(fields, "site"),
        field(fields, "code"),
        fields.containsKey("compared"),
        Map.of());
  }

  static String field(Map<String, String> fields, String name) {
    return SubmittedFormFields.shown(fields.getOrDefault(name, "").strip());
  }

  /** The same with something wrong. */
  UnitForm wrong(String field, String key) {
    Map<String, String> more = new LinkedHashMap<>(errors);
    more.putIfAbsent(field, key);
    return new UnitForm(kiosk, territory, site, code, compared, more);
  }

  /** What is wrong with a field; null when nothing is. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /** The same with what is wrong with the kiosk, its territory and its site. */
  UnitForm checkedName(List<Site> visible) {
    UnitForm checked = this;
    if (!KioskName.isValid(kiosk)) {
      checked = checked.wrong("kiosk", "unit.kiosk.wrong");
    }
    // A territory's name has the form of a kiosk's.
    if (!Territory.isValid(territory)) {
      checked = checked.wrong("territory", "unit.territory.wrong");
    }
    if (!site.isEmpty() && site(visible).isEmpty()) {
      checked = checked.wrong("site", "unit.site.wrong");
    }
    return checked;
  }

  /** The same, unless the fingerprints were compared, with that wrong. */
  UnitForm checkedComparison() {
    return compared ? this : wrong("compared", "unit.compared.wrong");
  }

  /** The same with what the register refused, at the field that it is about. */
  UnitForm refused(UnitRefusalException.Why why) {
    return switch (why) {
      case NAME_TAKEN -> wrong("kiosk", "unit.refused.name_taken");
      case OUT_OF_SCOPE -> wrong("territory", "unit.refused.out_of_scope");
      case WRONG_CODE -> wrong("code", "unit.refused.wrong_code");
      case TOO_MANY -> wrong("code", "unit.refused.too_many");
      case WRONG_FINGERPRINT -> wrong("compared", "unit.refused.wrong_fingerprint");
      case WRONG_STATE -> wrong("", "unit.refused.wrong_state");
      case NO_AUTHORITY -> wrong("", "unit.refused.no_authority");
    };
  }

  /** The kiosk that is named; only when nothing is wrong with it. */
  KioskId name() {
    return new KioskId(new Territory(territory), new KioskName(kiosk));
  }

  /** The site that is named, if it is among those that the visitor may see. */
  Optional<Site> site(List<Site> visible) {
    return visible.stream().filter(it -> it.code().value().equals(site)).findFirst();
  }
}
