package fr.teleguichet.fleet.web.page;

/** Where the handbook speaks of a part of the site. */
public final class HandbookLinkResolver {

  private HandbookLinkResolver() {}

  /**
   * The address for a page.
   *
   * @param address the page's own address
   */
  public static String of(NavigationSection section, String address) {
    boolean isVisitSheet =
        section == NavigationSection.SITES && address.split("\\?", 2)[0].endsWith("/visit");
    return isVisitSheet ? "/help/technician#parts" : of(section);
  }

  /** The address; that of the handbook's contents where it speaks of it nowhere. */
  public static String of(NavigationSection section) {
    return switch (section) {
      case NETWORK -> "/help/coordinator#network";
      case ALERTS -> "/help/coordinator#alerts";
      case USAGE -> "/help/evaluation#usage";
      case EVALUATION -> "/help/evaluation#evaluation";
      case SERVICES -> "/help/coordinator#services";
      case APPOINTMENTS -> "/help/coordinator#appointments";
      case COMPLIANCE -> "/help/coordinator#compliance";
      case ACCOUNTS, AUDIT -> "/help/coordinator#accounts";
      case MEDIATOR -> "/help/mediator#morning";
      case SITES -> "/help/coordinator#sites";
      case UNITS -> "/help/technician#install";
      case UPDATES -> "/help/technician#updates";
      case DESK, NONE -> "/help";
    };
  }
}
