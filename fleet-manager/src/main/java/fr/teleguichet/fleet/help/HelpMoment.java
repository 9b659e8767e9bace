package fr.teleguichet.fleet.help;

import fr.teleguichet.hardware.text.Worded;
import java.util.Optional;

/** What a citizen was doing when asking for help. */
public enum HelpMoment implements Worded {
  HOME,
  CHOOSING,
  WAITING,
  INTERVIEW,
  SURVEY;

  /** The moment of this word. */
  static Optional<HelpMoment> ofWord(String word) {
    return Worded.of(HelpMoment.class, word);
  }
}
