package fr.teleguichet.fleet.training;

import fr.teleguichet.hardware.text.CodedEnum;
import java.time.LocalDate;
import java.util.Optional;

/** Whether somebody needs a day of training, the most urgent first. */
public enum TrainingUrgency implements CodedEnum {
  /** Had none at all. */
  NEVER,
  /** The next day is overdue. */
  OVERDUE,
  /** The next day is due within {@value #SOON_MONTHS} months. */
  SOON,
  /** Nothing to do. */
  CURRENT;

  static final int SOON_MONTHS = 3;

  static TrainingUrgency of(Optional<LocalDate> due, LocalDate today) {
    if (due.isEmpty()) {
      return NEVER;
    }
    if (due.get().isBefore(today)) {
      return OVERDUE;
    }
    return due.get().isAfter(today.plusMonths(SOON_MONTHS)) ? CURRENT : SOON;
  }
}
