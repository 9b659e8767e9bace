package fr.teleguichet.fleet.training;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** What a training is for. */
public enum TrainingKind implements CodedEnum {
  /** Before somebody begins, or soon after. */
  INITIAL,
  /** Again and again afterwards. */
  CONTINUING;

  static Optional<TrainingKind> ofWord(String word) {
    return CodedEnum.of(TrainingKind.class, word);
  }
}
