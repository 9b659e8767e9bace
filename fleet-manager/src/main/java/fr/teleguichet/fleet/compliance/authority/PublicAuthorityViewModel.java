package fr.teleguichet.fleet.compliance.authority;

import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.util.List;
import java.util.Optional;

/**
 * The form of the public body.
 *
 * @param done the key of what was just done
 */
public record PublicAuthorityViewModel(SubmittedFormFields form, Optional<String> done) {

  /** The fields that stand together. */
  public List<PublicAuthorityField.Group> groups() {
    return List.of(PublicAuthorityField.Group.values());
  }

  /** Whether a field has several lines. */
  public boolean hasLines(PublicAuthorityField field) {
    return field.kind() == PublicAuthorityField.Kind.LINES;
  }
}
