package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.hardware.text.CodedEnum;

/**
 * How far a delivery is.
 *
 * <pre>
 *   waiting ⇄ sending → sent
 *      │         └────→ failed
 *      └→ dropped
 * </pre>
 */
public enum DeliveryState implements CodedEnum {
  /** It will be tried. */
  WAITING,
  /** It is being tried, or was when the program was killed. */
  SENDING,
  /** The target took it. */
  SENT,
  /** It was tried often enough, or the target refused it for good. */
  FAILED,
  /** Too much was waiting already. */
  DROPPED
}
