package fr.teleguichet.fleet.web.page;

/** The parts of the site that the navigation names. */
public enum SiteSection {
  DESK("nav.desk", "/desk"),
  MEDIATOR("nav.mediator", "/mediator"),
  APPOINTMENTS("nav.appointments", "/appointments"),
  NETWORK("nav.network", "/"),
  USAGE("nav.usage", "/usage"),
  SITES("nav.sites", "/sites"),
  SERVICES("nav.services", "/services"),
  UNITS("nav.units", "/units"),
  UPDATES("nav.updates", "/updates"),
  ACCOUNTS("nav.accounts", "/accounts"),
  AUDIT("nav.audit", "/audit"),
  /** A page that the navigation does not name. */
  NONE("", "");

  private final String key;
  private final String path;

  SiteSection(String key, String path) {
    this.key = key;
    this.path = path;
  }

  /** The key of its name. */
  public String key() {
    return key;
  }

  /** Its address. */
  public String path() {
    return path;
  }
}
