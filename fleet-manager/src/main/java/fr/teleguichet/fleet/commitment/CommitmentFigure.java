package fr.teleguichet.fleet.commitment;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** Where the measure of a commitment comes from: somebody counts, or the network's own figures. */
public enum CommitmentFigure implements CodedEnum {
  /** Somebody counts it. */
  BY_HAND,
  /** Interviews that took place. */
  INTERVIEWS,
  /** Of all calls that ended in an interview or rang in vain, those that were answered; percent. */
  ANSWERED_CALLS,
  /** The median of the time until an adviser answered, of interviews that took place; seconds. */
  MEDIAN_WAIT,
  /** Of the answers to the survey, those that say satisfied or very satisfied; percent. */
  SATISFIED,
  /** Of the time of which it is known, that in which kiosks were reached; percent. */
  AVAILABILITY;

  static Optional<CommitmentFigure> ofWord(String word) {
    return CodedEnum.of(CommitmentFigure.class, word);
  }
}
