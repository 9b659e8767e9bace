package fr.teleguichet.hardware.journal;

import fr.teleguichet.hardware.text.Worded;

/** What a look at one place found after the erasure. */
public enum ErasureFinding implements Worded {
  /** Nothing is there. */
  GONE,
  /** Something is still there. */
  LEFT,
  /** The place did not tell in time. */
  UNCHECKED
}
