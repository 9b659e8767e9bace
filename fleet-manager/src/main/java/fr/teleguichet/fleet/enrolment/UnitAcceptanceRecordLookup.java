package fr.teleguichet.fleet.enrolment;

import java.time.Instant;
import java.util.List;

/** Knows the acceptance records of a unit, for its page. */
@FunctionalInterface
public interface UnitAcceptanceRecordLookup {

  /**
   * One record.
   *
   * @param id its number
   * @param at when the unit was examined
   * @param technician by whom
   * @param accepted what it says
   * @param signed whether the unit's key signed it
   */
  record Line(int id, Instant at, String technician, boolean accepted, boolean signed) {}

  /** The unit's records, newest first; 100 at most. */
  List<Line> of(Unit unit);
}
