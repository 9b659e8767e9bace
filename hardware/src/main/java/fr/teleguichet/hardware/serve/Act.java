package fr.teleguichet.hardware.serve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a citizen can do with a public service at a kiosk. */
public enum Act {
  /** Speak with an agent by video. Without it the others are of no use. */
  VIDEO("entretien en visio", "video interview"),
  /** Take a certificate or a form home. */
  PRINT("impression de documents", "printing documents"),
  /** Show or hand over a document. */
  SCAN("numérisation de documents", "scanning documents");

  private final String french;
  private final String english;

  Act(String french, String english) {
    this.french = french;
    this.english = english;
  }

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What people read. */
  public String label(Locale locale) {
    return locale.getLanguage().equals("fr") ? french : english;
  }

  /** The act behind the word; nothing for a word of a newer version. */
  public static Optional<Act> ofWord(String word) {
    return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
  }
}
