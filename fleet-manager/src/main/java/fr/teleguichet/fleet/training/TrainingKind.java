package fr.teleguichet.fleet.training;

import fr.teleguichet.hardware.text.Worded;
import java.util.Optional;

/** What a training is for. */
public enum TrainingKind implements Worded {
  /** Before somebody begins, or soon after. */
  INITIAL,
  /** Again and again afterwards. */
  CONTINUING;

  static Optional<TrainingKind> ofWord(String word) {
    return Worded.of(TrainingKind.class, word);
  }
}
