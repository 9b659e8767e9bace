package fr.teleguichet.hardware.journal;

import fr.teleguichet.hardware.text.CodedEnum;

/** What a look at one place found after the erasure. */
public enum ErasureFinding implements CodedEnum {
  /** Nothing is there. */
  GONE,
  /** Something is still there. */
  LEFT,
  /** The place did not tell in time. */
  UNCHECKED
}
