package fr.teleguichet.fleet.commitment;

import fr.teleguichet.hardware.text.Worded;
import java.math.BigDecimal;
import java.util.Optional;

/** On which side of its target a measure must be. */
public enum CommitmentBound implements Worded {
  AT_LEAST,
  AT_MOST;

  /** Whether the measure is as it was promised. */
  boolean isMet(BigDecimal amount, BigDecimal target) {
    int side = amount.compareTo(target);
    return this == AT_LEAST ? side >= 0 : side <= 0;
  }

  static Optional<CommitmentBound> ofWord(String word) {
    return Worded.of(CommitmentBound.class, word);
  }
}
