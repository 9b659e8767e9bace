package fr.teleguichet.fleet.training;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** What somebody who is trained does in the network. */
public enum TrainingRole implements CodedEnum {
  /** Helps citizens at a site. */
  MEDIATOR,
  /** Talks with them for a public body. */
  ADVISER,
  /** Looks after kiosks. */
  TECHNICIAN;

  static Optional<TrainingRole> ofWord(String word) {
    return CodedEnum.of(TrainingRole.class, word);
  }
}
