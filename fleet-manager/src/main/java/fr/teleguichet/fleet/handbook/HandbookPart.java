package fr.teleguichet.fleet.handbook;

import fr.teleguichet.hardware.text.CodedEnum;

/** The parts of the handbook, one for each kind of work. */
public enum HandbookPart implements CodedEnum {
  COORDINATOR,
  /** Whoever accounts for what the network is worth. */
  EVALUATION,
  MEDIATOR,
  TECHNICIAN,
  /** Whoever runs the server. */
  OPERATOR
}
