package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.text.Words;

/** What became of a peripheral's test. */
public enum Result {
  PASSED,
  FAILED,
  /** This unit has none; only a peripheral without which an interview is possible may be absent. */
  ABSENT;

  /** As the record has it. */
  String word() {
    return Words.word(this);
  }
}
