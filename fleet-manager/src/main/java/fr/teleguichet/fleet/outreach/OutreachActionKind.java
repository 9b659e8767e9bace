package fr.teleguichet.fleet.outreach;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** Ways to make the network known. */
public enum OutreachActionKind implements CodedEnum {
  POSTER,
  PRESS,
  RADIO,
  OPEN_DAY,
  LETTER,
  MAYORS_BULLETIN,
  WEBSITE;

  /** The kind of this word. */
  public static Optional<OutreachActionKind> ofWord(String word) {
    return CodedEnum.of(OutreachActionKind.class, word);
  }
}
