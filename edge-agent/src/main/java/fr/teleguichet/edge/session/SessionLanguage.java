package fr.teleguichet.edge.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages in which a citizen can be served; whoever chose none is served in the first. */
public enum SessionLanguage {
  FRENCH("fr"),
  ENGLISH("en"),
  SPANISH("es"),
  PORTUGUESE("pt"),
  ARABIC("ar");

  private final String tag;

  SessionLanguage(String tag) {
    this.tag = tag;
  }

  /** Its tag (RFC 5646), such as {@code fr}. */
  public String tag() {
    return tag;
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** The language of this tag; nothing for one that is not spoken here. */
  public static Optional<SessionLanguage> ofTag(String tag) {
    return Arrays.stream(values()).filter(it -> it.tag.equals(tag)).findFirst();
  }
}
