package fr.teleguichet.fleet.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a report says of commitments, as it was on the last day of its period.
 *
 * @param day that day
 * @param lines each commitment, by its due day
 */
public record ReportedCommitments(LocalDate day, List<Line> lines) {

  public ReportedCommitments {
    lines = List.copyOf(lines);
  }

  /**
   * A commitment.
   *
   * @param figure where the measure comes from
   * @param bound on which side of the target it must be
   * @param amount the last measure until the day; empty where there was none, or without a number
   * @param measured the day of the committee that measured last
   * @param state how it was judged; empty where no committee has
   */
  public record Line(
      String text,
      String indicator,
      CommitmentFigure figure,
      CommitmentBound bound,
      BigDecimal target,
      LocalDate due,
      String responsible,
      Optional<BigDecimal> amount,
      Optional<LocalDate> measured,
      Optional<CommitmentState> state) {}

  /** How many were judged so. */
  public long count(CommitmentState state) {
    return lines.stream().filter(it -> it.state().filter(state::equals).isPresent()).count();
  }
}
