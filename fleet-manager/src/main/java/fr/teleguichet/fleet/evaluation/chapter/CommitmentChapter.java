package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.commitment.CommitmentReportReader;
import fr.teleguichet.fleet.commitment.CommitmentState;
import fr.teleguichet.fleet.commitment.ReportedCommitments;
import fr.teleguichet.fleet.evaluation.BilingualLabel;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContext;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;

/** What was promised to the committees, and what they measured last. */
@Singleton
final class CommitmentChapter implements ChapterSource {

  private final CommitmentReportReader commitments;
  private final MessageBundles texts;

  CommitmentChapter(CommitmentReportReader commitments, MessageBundles texts) {
    this.commitments = commitments;
    this.texts = texts;
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
                figures.lines().stream().map(this::line).toList()));
  }

  private Breakdown.Line line(ReportedCommitments.Line line) {
    return new Breakdown.Line(
        BilingualLabel.of(texts, text -> words(line, text)),
        List.of(
            new Measure.Target(plain(line.target()), line.bound()),
            line.amount()
                .<Measure>map(it -> new Measure.Decimal(plain(it)))
                .orElseGet(Measure.Unknown::new)));
  }

  private static String words(ReportedCommitments.Line line, LocalizedText text) {
    String state = line.state().map(CommitmentState::code).orElse("unmeasured");
    return text.say(
        "evaluation.commitment",
        line.text(),
        line.indicator(),
        text.say("commitment.state." + state));
  }

  /** Without needless zeros, and never as a power of ten, which a table would show as such. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
