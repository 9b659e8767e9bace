package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.hardware.text.CodedEnum;

/** How something was for a while, best first. */
public enum TimelineState implements CodedEnum {
  OK(24),
  /** It worked, and wanted somebody. */
  WATCH(17),
  /** Stopped on purpose. */
  STOPPED(12),
  FAILED(7),
  /** Nobody knows. */
  UNKNOWN(2);

  private final int height;

  TimelineState(int height) {
    this.height = height;
  }

  /** How high it stands in a strip of 24: what is told by colour is told by height as well. */
  public int height() {
    return height;
  }
}
