package fr.teleguichet.hardware.journal;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** Where a citizen could have left something on a kiosk. */
public enum ErasurePlace implements CodedEnum {
  /** The page, and what its browser keeps: storage, cookies, other pages' frames. */
  BROWSER,
  /** What the agent itself holds: sounds, a paper on its way. */
  MEMORY,
  /** Jobs of citizens that the printer has not printed. */
  PRINTER,
  /** Pages that the scanner has not handed out. */
  SCANNER,
  /** What was copied on the screen. */
  CLIPBOARD,
  /** A card in the reader. */
  READER;

  /** The place behind the word; nothing for a word of a newer version. */
  public static Optional<ErasurePlace> ofWord(String word) {
    return CodedEnum.of(ErasurePlace.class, word);
  }
}
