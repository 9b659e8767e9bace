package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.text.EnumCodes;

/** What became of a peripheral's test. */
public enum TestResult {
  PASSED,
  FAILED,
  /** This unit has none; only a peripheral without which an interview is possible may be absent. */
  ABSENT,
  /** It was not tested, and why stands in the remark; nobody may be served so. */
  SKIPPED;

  /** As the record has it, version 1 of which knows no more: what was not tested has not passed. */
  String code() {
    return EnumCodes.code(this == SKIPPED ? FAILED : this);
  }
}
