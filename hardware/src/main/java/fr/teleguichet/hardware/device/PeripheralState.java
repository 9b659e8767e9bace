package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Locale;
import java.util.Optional;

/** How a peripheral that is there is doing. */
public enum PeripheralState implements CodedEnum {
  OK("en service", "working"),
  /** Works, but wants a person soon, such as a printer that is low on paper. */
  WARNING("à surveiller", "needs attention"),
  /** Does not do what it is for. */
  ERROR("en panne", "failed");

  private final String french;
  private final String english;

  PeripheralState(String french, String english) {
    this.french = french;
    this.english = english;
  }

  /** What people read. */
  public String label(Locale locale) {
    return locale.getLanguage().equals("fr") ? french : english;
  }

  /** The state behind the word; nothing for a word of a newer version. */
  public static Optional<PeripheralState> ofWord(String word) {
    return CodedEnum.of(PeripheralState.class, word);
  }
}
