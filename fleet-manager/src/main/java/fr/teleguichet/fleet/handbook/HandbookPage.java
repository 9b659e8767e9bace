package fr.teleguichet.fleet.handbook;

import java.util.List;

/**
 * A part of the handbook in one language.
 *
 * @param sections what it is about, in its order
 * @param html its text below the title, safe to be shown as it is
 */
public record HandbookPage(HandbookPart part, String title, List<Section> sections, String html) {

  /**
   * A section.
   *
   * @param id of its heading, alike in every language
   */
  public record Section(String id, String title) {}

  public HandbookPage {
    sections = List.copyOf(sections);
  }

  /** Its address. */
  public String address() {
    return "/help/" + part.code();
  }
}
