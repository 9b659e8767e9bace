package fr.teleguichet.fleet.commitment;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** How a committee judges a commitment, the gravest first. */
public enum CommitmentState implements CodedEnum {
  MISSED,
  AT_RISK,
  KEPT;

  static Optional<CommitmentState> ofWord(String word) {
    return CodedEnum.of(CommitmentState.class, word);
  }
}
