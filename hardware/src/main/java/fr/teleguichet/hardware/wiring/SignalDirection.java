package fr.teleguichet.hardware.wiring;

/** Which way a line speaks, seen from the board. */
public enum SignalDirection {
  IN,
  OUT,
  /** Either way in turn, as on I2C. */
  BOTH
}
