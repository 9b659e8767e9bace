package fr.teleguichet.fleet.help;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** What a citizen was doing when asking for help. */
public enum HelpMoment implements CodedEnum {
  HOME,
  CHOOSING,
  WAITING,
  INTERVIEW,
  SURVEY;

  /** The moment of this word. */
  static Optional<HelpMoment> ofWord(String word) {
    return CodedEnum.of(HelpMoment.class, word);
  }
}
