package fr.teleguichet.hardware.serve;

import fr.teleguichet.hardware.text.CodedEnum;
import fr.teleguichet.hardware.text.TranslatedWords;
import java.util.Locale;
import java.util.Optional;

/** What a citizen can do with a public service at a kiosk. */
public enum CitizenAct implements CodedEnum {
  /** Speak with an agent by video. Without it the others are of no use. */
  VIDEO("entretien en visio", "video interview", "entrevista por vídeo"),
  /** Take a certificate or a form home. */
  PRINT("impression de documents", "printing documents", "impresión de documentos"),
  /** Show or hand over a document. */
  SCAN("numérisation de documents", "scanning documents", "escaneo de documentos");

  private final TranslatedWords words;

  CitizenAct(String french, String english, String spanish) {
    this.words = new TranslatedWords(french, english, spanish);
  }

  /** What people read, in French, Spanish or English. */
  public String label(Locale locale) {
    return words.in(locale);
  }

  /** The act behind the word; nothing for a word of a newer version. */
  public static Optional<CitizenAct> ofWord(String word) {
    return CodedEnum.of(CitizenAct.class, word);
  }
}
