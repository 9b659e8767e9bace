package fr.teleguichet.fleet.compliance.accessibility;

import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import fr.teleguichet.hardware.notice.AccessibilityConformity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The form of the accessibility statement.
 *
 * @param due since when it has to be made anew; empty while it is good
 * @param done the key of what was just done
 */
public record AccessibilityStatementFormViewModel(
    SubmittedFormFields form, Optional<LocalDate> due, Optional<String> done) {

  /** What can be stated. */
  public List<AccessibilityConformity> conformities() {
    return List.of(AccessibilityConformity.values());
  }

  /** The fields of several lines. */
  public List<String> lines() {
    return AccessibilityStatementForm.LINES;
  }
}
