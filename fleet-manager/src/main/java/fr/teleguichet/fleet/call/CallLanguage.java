package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** A language in which a citizen uses a kiosk, by its code of ISO 639-1. */
public enum CallLanguage implements CodedEnum {
  FR,
  EN,
  ES,
  PT,
  AR;

  /** The language of this code. */
  public static Optional<CallLanguage> ofWord(String word) {
    return CodedEnum.of(CallLanguage.class, word);
  }
}
