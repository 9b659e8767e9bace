package fr.teleguichet.hardware.wiring;

/** The electrical level at which a line means what its function is called. */
public enum ActiveLevel {
  HIGH,
  LOW
}
