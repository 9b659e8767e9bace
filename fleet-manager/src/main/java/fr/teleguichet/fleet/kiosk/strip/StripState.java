package fr.teleguichet.fleet.kiosk.strip;

import java.util.Locale;

/** How something was for a while, best first. */
public enum StripState {
  OK(24),
  /** It worked, and wanted somebody. */
  WATCH(17),
  /** Stopped on purpose. */
  STOPPED(12),
  FAILED(7),
  /** Nobody knows. */
  UNKNOWN(2);

  private final int height;

  StripState(int height) {
    this.height = height;
  }

  /** How high it stands in a strip of 24: what is told by colour is told by height as well. */
  public int height() {
    return height;
  }

  /** The word in messages and style sheets. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it served citizens. */
  public boolean works() {
    return this == OK || this == WATCH;
  }
}
