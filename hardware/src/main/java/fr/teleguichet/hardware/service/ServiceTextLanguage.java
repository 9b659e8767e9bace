package fr.teleguichet.hardware.service;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Locale;
import java.util.Optional;

/** A language in which citizens read what a service is. The first two are always there. */
public enum ServiceTextLanguage implements CodedEnum {
  FR,
  EN,
  ES,
  PT,
  AR;

  /** The language's own locale, which knows its name and the direction of its writing. */
  public Locale locale() {
    return Locale.of(code());
  }

  /** Whether every service must have words in it. */
  public boolean isRequired() {
    return this == FR || this == EN;
  }

  /** The language behind the word; nothing for one of a newer version. */
  static Optional<ServiceTextLanguage> ofWord(String word) {
    return CodedEnum.of(ServiceTextLanguage.class, word);
  }
}
