package fr.teleguichet.provisioning.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The languages that the program speaks. */
public enum Language {
  ENGLISH(Locale.ENGLISH),
  FRENCH(Locale.FRENCH);

  /** In the order in which they count (POSIX.1-2024, Base Definitions, 8.2). */
  private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** The locale of messages, numbers and words. */
  public Locale locale() {
    return locale;
  }

  /** The language with this code, such as {@code fr} or {@code fr_FR.UTF-8}. */
  public static Optional<Language> of(String code) {
    String language = code.split("[-_.@]", 2)[0].toLowerCase(Locale.ROOT);
    return switch (language) {
      case "fr" -> Optional.of(FRENCH);
      case "en" -> Optional.of(ENGLISH);
      default -> Optional.empty();
    };
  }

  /** The language that the environment asks for; English when it asks for none that is spoken. */
  public static Language ofEnvironment(Map<String, String> environment) {
    return VARIABLES.stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .flatMap(Language::of)
        .orElse(ENGLISH);
  }
}
