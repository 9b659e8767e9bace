package fr.teleguichet.fleet.commitment;

import fr.teleguichet.fleet.access.Scope;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Reads commitments for reports, as they were at the end of a period. */
@Singleton
public final class CommitmentReportReader {

  private final CommitmentRepository commitments;

  CommitmentReportReader(CommitmentRepository commitments) {
    this.commitments = commitments;
  }

  /**
   * All of them, with what was measured last.
   *
   * @param first the first month; what was at the end of the last is told
   * @param scope of whom it is for: commitments are the whole network's and known to all of it
   */
  public ReportedCommitments read(YearMonth first, YearMonth last, Scope scope) {
    LocalDate day = last.atEndOfMonth();
    return new ReportedCommitments(
        day, commitments.all().stream().map(it -> line(it, it.measured(day))).toList());
  }

  private static ReportedCommitments.Line line(
      Commitment it, Optional<Commitment.Measure> measure) {
    return new ReportedCommitments.Line(
        it.text(),
        it.indicator(),
        it.figure(),
        it.bound(),
        it.target(),
        it.due(),
        it.responsible(),
        measure.flatMap(Commitment.Measure::amount),
        measure.map(Commitment.Measure::meeting),
        measure.map(Commitment.Measure::state));
  }
}
