package fr.teleguichet.hardware.wiring;

/** The resistor inside the board that holds a line which nothing drives. */
public enum Pull {
  UP,
  DOWN,
  NONE
}
