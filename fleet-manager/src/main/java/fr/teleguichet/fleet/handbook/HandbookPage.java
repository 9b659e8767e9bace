package fr.teleguichet.fleet.handbook;

import java.util.List;
import java.util.function.Predicate;

/**
 * A part of the handbook in one language.
 *
 * @param sections what it is about, in its order
 * @param text below the title
 */
public record HandbookPage(
    HandbookPart part, String title, List<Section> sections, HandbookTextRenderer text) {

  /**
   * A section.
   *
   * @param id of its heading, alike in every language
   */
  public record Section(String id, String title) {}

  public HandbookPage {
    sections = List.copyOf(sections);
  }

  /**
   * Its text, safe to be shown as it is; pages that don't let the reader in are named and lead
   * nowhere.
   */
  public String html(Predicate<String> opens) {
    return text.html(opens);
  }

  /** Its address. */
  public String address() {
    return "/help/" + part.code();
  }
}
