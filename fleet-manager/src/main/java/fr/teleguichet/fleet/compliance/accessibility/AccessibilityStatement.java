package fr.teleguichet.fleet.compliance.accessibility;

import fr.teleguichet.hardware.notice.AccessibilityConformity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody stated of the accessibility of kiosks and pages. Texts may have several lines.
 *
 * @param conformity what the person decided, within what the audit allows
 * @param audit what was found; empty where nobody looked
 * @param unmet criteria of the RGAA that are not met
 * @param derogations what is left out because the burden would be too great, with the reasons
 * @param exempt contents of which the law does not speak
 * @param environments browsers and aids with which it was tested
 * @param tools with what it was tested
 * @param pages which screens and pages were looked at
 * @param address where it is published; may be empty
 * @param stated the day of the statement
 */
public record AccessibilityStatement(
    AccessibilityConformity conformity,
    Optional<Audit> audit,
    String unmet,
    String derogations,
    String exempt,
    String environments,
    String tools,
    String pages,
    String address,
    LocalDate stated) {

  /** From so many percent on a service conforms in part (RGAA 4.1, obligations). */
  static final BigDecimal PARTIAL_FROM = BigDecimal.valueOf(50);

  static final BigDecimal ALL = BigDecimal.valueOf(100);

  /** A statement is made anew after so many years (arrêté of 20 September 2019, article 4). */
  static final int YEARS = 3;

  /**
   * An audit.
   *
   * @param day when it ended
   * @param auditor who made it
   * @param rate percent of the criteria that are met, 0 to 100
   */
  public record Audit(LocalDate day, String auditor, BigDecimal rate) {

    /** Whether this result lets somebody state that. */
    boolean allows(AccessibilityConformity conformity) {
      return switch (conformity) {
        case NONE -> true;
        case PARTIAL -> rate.compareTo(PARTIAL_FROM) >= 0;
        case FULL -> rate.compareTo(ALL) == 0;
      };
    }
  }

  /** From which day on it has to be made anew. */
  LocalDate due() {
    return stated.plusYears(YEARS);
  }
}
