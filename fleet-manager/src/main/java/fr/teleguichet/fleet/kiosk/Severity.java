package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.hardware.text.CodedEnum;

/** The one scale on which kiosks are judged, worst last. */
public enum Severity implements CodedEnum {
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
}
