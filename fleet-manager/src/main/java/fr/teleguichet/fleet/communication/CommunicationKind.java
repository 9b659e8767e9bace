package fr.teleguichet.fleet.communication;

import fr.teleguichet.hardware.text.Worded;
import java.util.Optional;

/** Ways to make the network known. */
public enum CommunicationKind implements Worded {
  POSTER,
  PRESS,
  RADIO,
  OPEN_DAY,
  LETTER,
  MAYORS_BULLETIN,
  WEBSITE;

  /** The kind of this word. */
  public static Optional<CommunicationKind> ofWord(String word) {
    return Worded.of(CommunicationKind.class, word);
  }
}
