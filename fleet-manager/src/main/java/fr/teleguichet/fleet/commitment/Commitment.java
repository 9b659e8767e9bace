package fr.teleguichet.fleet.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that a committee promised.
 *
 * @param id its row; 0 before it has one
 * @param text what was promised
 * @param indicator in words: what is measured, and in what
 * @param figure where the measure comes from
 * @param bound on which side of the target it must be
 * @param due until when
 * @param responsible who sees to it: a person or an office
 * @param measures what was measured, the newest first
 * @param fictitious made up for demonstration
 */
record Commitment(
    int id,
    String text,
    String indicator,
    CommitmentFigure figure,
    CommitmentBound bound,
    BigDecimal target,
    LocalDate due,
    String responsible,
    List<Measure> measures,
    boolean fictitious) {

  static final int MAX_TEXT = 500;
  static final int MAX_INDICATOR = 200;
  static final int MAX_RESPONSIBLE = 120;
  static final int MAX_REMARK = 500;

  Commitment {
    measures = List.copyOf(measures);
  }

  /**
   * What was measured at a meeting.
   *
   * @param id its row; 0 before it has one
   * @param meeting the day of the committee
   * @param amount empty where it was judged without a number
   */
  record Measure(
      int id,
      LocalDate meeting,
      Optional<BigDecimal> amount,
      CommitmentState state,
      String remark) {}

  /** The last measure until a day. */
  Optional<Measure> measured(LocalDate day) {
    return measures.stream().filter(it -> !it.meeting().isAfter(day)).findFirst();
  }

  /** Whether its day is over and no committee has said that it was kept. */
  boolean isOverdue(LocalDate today) {
    return due.isBefore(today)
        && measured(today).filter(it -> it.state() == CommitmentState.KEPT).isEmpty();
  }
}
