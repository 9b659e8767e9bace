package fr.teleguichet.fleet.evaluation.chapter;

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
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.interview.HeldInterviewCountReader;
import fr.teleguichet.fleet.interview.InterviewOutcomeCounts;
import fr.teleguichet.fleet.interview.LateInterviewCount;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.interview.UsageReader;
import fr.teleguichet.fleet.web.page.MessageBundles;
import fr.teleguichet.fleet.web.page.MinimumInterviewLength;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Interviews that were held, attempts that became none, and both by month. */
@Singleton
final class InterviewChapter implements ChapterSource {

  private final UsageReader usage;
  private final HeldInterviewCountReader interviews;
  private final MinimumInterviewLength minimum;
  private final MessageBundles texts;

  InterviewChapter(
      UsageReader usage,
      HeldInterviewCountReader interviews,
      MinimumInterviewLength minimum,
      MessageBundles texts) {
    this.usage = usage;
    this.interviews = interviews;
    this.minimum = minimum;
    this.texts = texts;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.INTERVIEWS;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    InterviewOutcomeCounts total = question.usage().total();
    ChapterContent content =
        ChapterContent.of(
                chapter(),
                List.of(
                    EvaluationFigure.count(Indicator.INTERVIEWS, total.held()),
                    new EvaluationFigure(Indicator.INTERVIEWS_PREVIOUS_PERIOD, before(question)),
                    EvaluationFigure.count(Indicator.ATTEMPTS, total.held() + total.lost()),
                    EvaluationFigure.count(Indicator.ABANDONED, total.abandoned()),
                    EvaluationFigure.count(Indicator.UNANSWERED, total.unanswered()),
                    EvaluationFigure.count(Indicator.FAILED, total.failed()),
                    EvaluationFigure.count(Indicator.UNREACHED, total.unreached())))
            .with(byMonth(question.usage().byMonth()))
            .with(Remark.of(RemarkKind.COUNTED_FROM, minimum.seconds()));
    YearMonth before = question.months().previous().first();
    content =
        interviews
            .firstMonth()
            .filter(it -> it.isAfter(before) && it.isBefore(question.months().first()))
            .map(
                it ->
                    Remark.of(RemarkKind.PREVIOUS_PERIOD_IN_PART, it.getYear(), it.getMonthValue()))
            .map(content::with)
            .orElse(content);
    if (question.usage().missing() > 0) {
      content = content.with(Remark.of(RemarkKind.RECORDS_MISSING, question.usage().missing()));
    }
    long late =
        usage.late(UsageQuery.of(question.months()), question.scope()).stream()
            .mapToLong(LateInterviewCount::records)
            .sum();
    if (late > 0) {
      content = content.with(Remark.of(RemarkKind.CAME_LATE, late));
    }
    long undated = usage.undated(UsageQuery.of(question.months()), question.scope());
    if (undated > 0) {
      content = content.with(Remark.of(RemarkKind.DATE_UNCERTAIN, undated));
    }
    return question.months().last().isBefore(MonthRange.of(question.now()))
        ? content
        : content.with(Remark.of(RemarkKind.MONTH_UNDER_WAY));
  }

  /** Nothing where there was no interview at all: the network is likely to be younger. */
  private Measure before(EvaluationContext question) {
    long held =
        usage.months(UsageQuery.of(question.months().previous()), question.scope()).total().held();
    return held == 0 ? new Measure.Unknown() : new Measure.Count(held);
  }

  private Breakdown byMonth(Map<YearMonth, InterviewOutcomeCounts> months) {
    return new Breakdown(
        BreakdownSubject.MONTH,
        List.of(Indicator.INTERVIEWS, Indicator.ABANDONED, Indicator.UNANSWERED, Indicator.FAILED),
        months.entrySet().stream()
            .map(
                it ->
                    new Breakdown.Line(
                        BilingualLabel.of(texts, text -> text.month(it.getKey())),
                        cells(it.getValue())))
            .toList());
  }

  private static List<Measure> cells(InterviewOutcomeCounts counts) {
    return List.of(
        new Measure.Count(counts.held()),
        new Measure.Count(counts.abandoned()),
        new Measure.Count(counts.unanswered()),
        new Measure.Count(counts.failed()));
  }
}
