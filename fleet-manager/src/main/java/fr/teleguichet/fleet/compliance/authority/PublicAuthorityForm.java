package fr.teleguichet.fleet.compliance.authority;

import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What is written of the public body, as somebody types it. */
final class PublicAuthorityForm {

  private PublicAuthorityForm() {}

  static SubmittedFormFields of(PublicAuthority authority) {
    Map<String, String> values = new HashMap<>();
    authority.values().forEach((field, text) -> values.put(field.code(), text));
    return new SubmittedFormFields(values, Map.of());
  }

  static SubmittedFormFields checked(SubmittedFormFields form) {
    SubmittedFormFields checked = form;
    for (PublicAuthorityField field : PublicAuthorityField.values()) {
      checked =
          checked.checked(
              field.takes(form.value(field.code())),
              field.code(),
              "compliance.authority.wrong." + field.kind().code());
    }
    return checked;
  }

  /** What a form says in which nothing is wrong. */
  static PublicAuthority read(SubmittedFormFields form) {
    Map<PublicAuthorityField, String> values = new EnumMap<>(PublicAuthorityField.class);
    for (PublicAuthorityField field : PublicAuthorityField.values()) {
      String _ = values.put(field, form.value(field.code()));
    }
    return new PublicAuthority(values);
  }
}
