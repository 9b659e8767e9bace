package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.text.Worded;
import java.util.Optional;

/** A language in which a citizen uses a kiosk, by its code of ISO 639-1. */
public enum CallLanguage implements Worded {
  FR,
  EN,
  ES,
  PT,
  AR;

  /** The language of this code. */
  public static Optional<CallLanguage> ofWord(String word) {
    return Worded.of(CallLanguage.class, word);
  }
}
