package fr.teleguichet.fleet.commitment;

import fr.teleguichet.hardware.text.Worded;
import java.util.Optional;

/** How a committee judges a commitment, the gravest first. */
public enum CommitmentState implements Worded {
  MISSED,
  AT_RISK,
  KEPT;

  static Optional<CommitmentState> ofWord(String word) {
    return Worded.of(CommitmentState.class, word);
  }
}
