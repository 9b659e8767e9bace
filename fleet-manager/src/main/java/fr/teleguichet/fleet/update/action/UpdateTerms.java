package fr.teleguichet.fleet.update.action;

/** Knows under which conditions a kiosk may install an update; asked when it reads the update. */
public interface UpdateTerms {

  /** When it may be installed. */
  enum Window {
    /** Whenever the kiosk finds it good. */
    ANY,
    /** Now, and not always. */
    OPEN,
    /** Not now: the kiosk may load it meanwhile. */
    CLOSED
  }

  /**
   * The conditions.
   *
   * @param downgrade whether the kiosk may get something older than it has
   */
  record Terms(Window window, boolean downgrade) {}

  /** The conditions of an update. */
  Terms of(Action action);
}
