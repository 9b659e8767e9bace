package fr.teleguichet.fleet.outreach.poster;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.hardware.text.CodedEnum;
import java.util.List;

/** In which languages a poster speaks. */
public enum PosterLanguage implements CodedEnum {
  FRENCH,
  ENGLISH,
  BOTH;

  /** The languages, the larger one first. */
  List<Language> languages() {
    return switch (this) {
      case FRENCH -> List.of(Language.FRENCH);
      case ENGLISH -> List.of(Language.ENGLISH);
      case BOTH -> List.of(Language.FRENCH, Language.ENGLISH);
    };
  }

  /** That of this word; French where it is none. */
  static PosterLanguage ofWord(String word) {
    return CodedEnum.of(PosterLanguage.class, word).orElse(FRENCH);
  }
}
