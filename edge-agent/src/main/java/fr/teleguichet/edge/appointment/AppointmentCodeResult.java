package fr.teleguichet.edge.appointment;

import fr.teleguichet.hardware.text.CodedEnum;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of the code that was typed last.
 *
 * @param start when the appointment is or was, where the code is one of another time
 */
public record AppointmentCodeResult(Result result, Optional<Instant> start) {

  /** What is said of a code. */
  public enum Result implements CodedEnum {
    NONE,
    /** The fleet manager is being asked. */
    CHECKING,
    WRONG,
    NOT_NOW,
    /** The appointment is over. */
    OVER,
    /** The code is good, and its service receives nobody here at this moment. */
    NOT_OFFERED,
    /** Too many wrong ones came from here. */
    PAUSED,
    /** Nobody can be asked. */
    UNREACHED
  }

  static final AppointmentCodeResult NONE = of(Result.NONE);

  static AppointmentCodeResult of(Result result) {
    return new AppointmentCodeResult(result, Optional.empty());
  }
}
