package fr.teleguichet.fleet.update.trust;

import fr.teleguichet.fleet.page.Text;

/** Trust lists in words for people. */
public final class TrustWords {

  private TrustWords() {}

  /** How far the word has come that a key is retired. */
  public static String retired(TrustListPages.RetiredKey retired, Text text) {
    if (retired.serial().isEmpty()) {
      return text.say("trust.retired.no-list");
    }
    String serial = retired.serial().get().toString();
    return retired.accepting() == 0
        ? text.say("trust.retired.all", serial)
        : text.say("trust.retired.some", serial, retired.accepting());
  }

  /** How a list stands, by the words of the style sheet. */
  public static String look(TrustListPages.Row row, TrustListPages.Listing page) {
    if (row.withdrawn()) {
      return "failed";
    }
    if (row.file().serial() < page.rows().getFirst().file().serial()) {
      return "stopped";
    }
    return page.behind() == 0 ? "ok" : "watch";
  }

  /** The same in words. */
  public static String standing(TrustListPages.Row row, TrustListPages.Listing page, Text text) {
    return switch (look(row, page)) {
      case "failed" -> text.say("release.withdrawn");
      case "stopped" -> text.say("trust.standing.replaced");
      case "ok" -> text.say("trust.standing.everywhere");
      default -> text.say("trust.standing.behind", page.behind());
    };
  }
}
