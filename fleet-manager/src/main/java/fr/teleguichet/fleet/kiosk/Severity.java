package fr.teleguichet.fleet.kiosk;

import java.util.Locale;

/** The one scale on which kiosks are judged, worst last. */
public enum Severity {
  /** Serves. */
  OK,
  /** Stopped on purpose and expected back. */
  STOPPED,
  /** Serves, but wants somebody soon. */
  WATCH,
  /** Nothing certain is known. */
  UNKNOWN,
  /** Connected, but can't serve. */
  FAILED,
  /** Not connected, and nobody said why. */
  OFFLINE;

  /** The word in addresses, style sheets and the programming interface. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
