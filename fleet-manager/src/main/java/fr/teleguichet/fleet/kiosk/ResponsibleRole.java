package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.hardware.text.CodedEnum;

/** Who does something about a kiosk that does not serve as it should. */
public enum ResponsibleRole implements CodedEnum {
  /** Receives citizens at the place, and has no tools. */
  MEDIATOR,
  /** Comes with tools and parts. */
  TECHNICIAN,
  /** Answers for the network, its places and its providers. */
  COORDINATOR,
  /** Runs the fleet manager. */
  OPERATOR
}
