package fr.teleguichet.fleet.update;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.Set;

/** The parts of a kiosk's software in words for people. */
public final class SoftwarePartText {

  private static final Set<String> PARTS = Set.of("os", "agent", "configuration", "trust-list");

  private SoftwarePartText() {}

  /** The part; one that there is no word for as it is. */
  public static String of(String part, LocalizedText text) {
    return PARTS.contains(part) ? text.say("release.part." + part) : part;
  }
}
