package fr.teleguichet.fleet.update.trust;

import fr.teleguichet.fleet.web.page.LocalizedText;

/** Trust lists in words for people. */
public final class TrustListText {

  private TrustListText() {}

  /** How far the word has come that a key is retired. */
  public static String retired(TrustListViewModels.RetiredKey retired, LocalizedText text) {
    if (retired.serial().isEmpty()) {
      return text.say("trust.retired.no-list");
    }
    String serial = retired.serial().get().toString();
    return retired.accepting() == 0
        ? text.say("trust.retired.all", serial)
        : text.say("trust.retired.some", serial, retired.accepting());
  }

  /** How a list stands, by the words of the style sheet. */
  public static String look(TrustListViewModels.Row row, TrustListViewModels.Listing page) {
    if (row.withdrawn()) {
      return "failed";
    }
    if (row.file().serial() < page.rows().getFirst().file().serial()) {
      return "stopped";
    }
    return page.behind() == 0 ? "ok" : "watch";
  }

  /** The same in words. */
  public static String standing(
      TrustListViewModels.Row row, TrustListViewModels.Listing page, LocalizedText text) {
    return switch (look(row, page)) {
      case "failed" -> text.say("release.withdrawn");
      case "stopped" -> text.say("trust.standing.replaced");
      case "ok" -> text.say("trust.standing.everywhere");
      default -> text.say("trust.standing.behind", page.behind());
    };
  }
}
