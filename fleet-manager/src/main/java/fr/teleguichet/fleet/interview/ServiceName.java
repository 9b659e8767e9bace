package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ServiceCode;

/**
 * A public service.
 *
 * @param code its short name on the wire
 */
public record ServiceName(ServiceCode code, String french, String english) {

  /** What people call it. */
  public String label(LocalizedText text) {
    return text.language() == Language.FRENCH ? french : english;
  }
}
