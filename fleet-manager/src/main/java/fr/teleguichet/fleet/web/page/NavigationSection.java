package fr.teleguichet.fleet.web.page;

/**
 * The parts of the site that the navigation names: what people open daily, and what they set up.
 */
public enum NavigationSection {
  DESK("nav.desk", "/desk"),
  MEDIATOR("nav.mediator", "/mediator"),
  APPOINTMENTS("nav.appointments", "/appointments"),
  NETWORK("nav.network", "/"),
  ALERTS("nav.alerts", "/alerts"),
  USAGE("nav.usage", "/usage"),
  EVALUATION("nav.evaluation", "/evaluations"),
  SITES("nav.sites", "/sites", true),
  SERVICES("nav.services", "/services", true),
  UNITS("nav.units", "/units", true),
  UPDATES("nav.updates", "/updates", true),
  ACCOUNTS("nav.accounts", "/accounts", true),
  AUDIT("nav.audit", "/audit", true),
  COMPLIANCE("nav.compliance", "/compliance", true),
  /** A page that the navigation does not name. */
  NONE("", "");

  private final String key;
  private final String path;
  private final boolean setUp;

  NavigationSection(String key, String path) {
    this(key, path, false);
  }

  NavigationSection(String key, String path, boolean setUp) {
    this.key = key;
    this.path = path;
    this.setUp = setUp;
  }

  /** Whether it is opened now and then to set something up, and so stands in a menu. */
  public boolean isSetUp() {
    return setUp;
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
