package fr.teleguichet.fleet.update.action;

import java.time.Instant;
import java.util.Optional;

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
   * @param opens when a closed window opens; empty where that is not known
   */
  record Terms(Window window, boolean downgrade, Optional<Instant> opens) {

    /** Conditions of which is not known when they change. */
    public Terms(Window window, boolean downgrade) {
      this(window, downgrade, Optional.empty());
    }

    /** The number of an update that changes whenever the kiosk should look again. */
    public int hash(Action action) {
      return switch (window) {
        case ANY -> action.hash();
        case OPEN -> Math.floorMod(31 * action.hash() + 1, 1 << 30);
        case CLOSED -> Math.floorMod(31 * action.hash() + 2, 1 << 30);
      };
    }
  }

  /** The conditions of an update. */
  Terms of(Action action);
}
