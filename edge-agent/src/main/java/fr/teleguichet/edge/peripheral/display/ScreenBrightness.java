package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.hardware.text.CodedEnum;

/** How much light a screen gives. */
public enum ScreenBrightness implements CodedEnum {
  OFF,
  /** Low, while nobody is in front of it. */
  DIMMED,
  BRIGHT;
}
