package fr.teleguichet.edge.reset;

import fr.teleguichet.hardware.text.CodedEnum;

/** Why there is no factory reset. */
enum ResetRefusal implements CodedEnum {
  /** A citizen is being served. */
  CITIZEN_SERVED,
  /** Another reset, a command of the fleet, or an update that must not be cut short. */
  BUSY,
  /** What was typed is not this unit's name. */
  WRONG_UNIT,
  /** More records would be lost than the technician was told. */
  UNSENT,
  /** The journal takes no record of it. */
  NOT_RECORDED,
  /** The request can't be written, or the machine does not start again. */
  MACHINE
}
