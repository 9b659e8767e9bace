package fr.teleguichet.fleet.training;

import java.time.LocalDate;
import java.util.Set;

/**
 * A training that took place.
 *
 * @param id the row; 0 before it has one
 * @param day its first day
 * @param halfDays its length, 1 to {@value #MAX_HALF_DAYS} half days
 * @param trainer a person or an organisation; may be empty
 * @param participants the rows of those who were there
 * @param fictitious made up for demonstration
 */
record TrainingSession(
    int id,
    LocalDate day,
    TrainingKind kind,
    int halfDays,
    String subject,
    String trainer,
    Set<Integer> participants,
    boolean fictitious) {

  static final int MAX_SUBJECT = 200;
  static final int MAX_TRAINER = 120;
  static final int MAX_HALF_DAYS = 40;

  TrainingSession {
    participants = Set.copyOf(participants);
  }

  /** Its length in days. */
  double days() {
    return halfDays / 2.0;
  }
}
