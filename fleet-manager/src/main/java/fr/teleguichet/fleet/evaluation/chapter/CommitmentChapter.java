package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.commitment.CommitmentReportReader;
import fr.teleguichet.fleet.commitment.CommitmentState;
import fr.teleguichet.fleet.commitment.ReportedCommitments;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Label;
import fr.teleguichet.fleet.evaluation.Measure;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What was promised to the committees, and what they measured last. */
@Singleton
final class CommitmentChapter implements ChapterSource {

  private final CommitmentReportReader commitments;

  CommitmentChapter(CommitmentReportReader commitments) {
    this.commitments = commitments;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.COMMITMENTS;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    ReportedCommitments figures =
        commitments.read(question.months().first(), question.months().last(), question.scope());
    return ChapterContent.of(
            chapter(),
            List.of(
                EvaluationFigure.count(Indicator.COMMITMENTS, figures.lines().size()),
                new EvaluationFigure(
                    Indicator.COMMITMENTS_KEPT,
                    Measure.share(figures.count(CommitmentState.KEPT), figures.lines().size()))))
        .with(
            new Breakdown(
                BreakdownSubject.COMMITMENT,
                List.of(Indicator.COMMITMENT_TARGET, Indicator.COMMITMENT_MEASURED),
                figures.lines().stream().map(CommitmentChapter::line).toList()));
  }

  private static Breakdown.Line line(ReportedCommitments.Line line) {
    return new Breakdown.Line(
        Label.of(line.text() + " (" + line.indicator() + ")"),
        List.of(number(Optional.of(line.target())), number(line.amount())));
  }

  private static Measure number(Optional<BigDecimal> number) {
    return number
        .<Measure>map(it -> new Measure.Decimal(it.stripTrailingZeros()))
        .orElseGet(Measure.Unknown::new);
  }
}
