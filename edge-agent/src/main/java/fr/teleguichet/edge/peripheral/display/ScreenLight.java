package fr.teleguichet.edge.peripheral.display;

import java.util.Locale;

/** How much light a screen gives. */
public enum ScreenLight {
  OFF,
  /** Low, while nobody is in front of it. */
  DIMMED,
  BRIGHT;

  /** The word for pages, such as {@code dimmed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
