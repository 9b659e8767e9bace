package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;

/**
 * A public service.
 *
 * @param code its short name on the wire
 */
public record ServiceName(String code, String french, String english) {

  /** What people call it. */
  public String label(LocalizedText text) {
    return text.language() == Language.FRENCH ? french : english;
  }
}
