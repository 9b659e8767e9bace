package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.hardware.text.Worded;

/** How much light a screen gives. */
public enum ScreenBrightness implements Worded {
  OFF,
  /** Low, while nobody is in front of it. */
  DIMMED,
  BRIGHT;
}
