package fr.teleguichet.hardware.notice;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** How far a service conforms with the RGAA, in the words of the law (décret 2019-768). */
public enum AccessibilityConformity implements CodedEnum {
  /** No audit that is still good, or less than half of the criteria met: also what nobody said. */
  NONE,
  /** At least half of the criteria met. */
  PARTIAL,
  /** All criteria met. */
  FULL;

  /** The state of this word. */
  public static Optional<AccessibilityConformity> ofWord(String word) {
    return CodedEnum.of(AccessibilityConformity.class, word);
  }
}
