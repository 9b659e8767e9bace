package fr.teleguichet.fleet.evaluation.chapter;

import fr.teleguichet.fleet.budget.BudgetFigures;
import fr.teleguichet.fleet.budget.BudgetReader;
import fr.teleguichet.fleet.budget.CostPerInterview;
import fr.teleguichet.fleet.budget.EuroAmount;
import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.ChapterSource;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationFigure;
import fr.teleguichet.fleet.evaluation.EvaluationQuestion;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Label;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What the calendar years of the months cost, who paid, and what an interview cost. */
@Singleton
final class BudgetChapter implements ChapterSource {

  private final BudgetReader budget;

  BudgetChapter(BudgetReader budget) {
    this.budget = budget;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.BUDGET;
  }

  @Override
  public ChapterContent read(EvaluationQuestion question) {
    BudgetFigures figures =
        budget.read(question.months().first(), question.months().last(), question.scope());
    ChapterContent content =
        ChapterContent.of(
            chapter(),
            List.of(
                new EvaluationFigure(
                    Indicator.COST,
                    euros(Optional.of(figures.total().paid()).filter(it -> !it.isZero()))),
                new EvaluationFigure(Indicator.COST_PER_INTERVIEW, each(figures.full())),
                new EvaluationFigure(
                    Indicator.RUNNING_COST_PER_INTERVIEW, each(figures.running()))));
    if (!figures.wholeNetwork()) {
      content = content.with(Remark.of(RemarkKind.COSTS_OF_SITES_ONLY));
    }
    if (figures.byFunder().isEmpty()) {
      return content.with(Remark.of(RemarkKind.NOTHING_WRITTEN));
    }
    content =
        content
            .with(
                new Breakdown(
                    BreakdownSubject.FUNDER,
                    List.of(Indicator.COST),
                    figures.byFunder().stream().map(BudgetChapter::line).toList()))
            .with(Remark.of(RemarkKind.COSTS_BY_YEAR, figures.firstYear(), figures.lastYear()));
    return figures.unfinished()
        ? content.with(Remark.of(RemarkKind.COSTS_STILL_GROWING, figures.lastYear()))
        : content;
  }

  private static Measure each(CostPerInterview cost) {
    return cost.each()
        .<Measure>map(
            it ->
                new Measure.Quotient(
                    it.euros(), cost.paid().euros(), cost.interviews(), MeasureUnit.EUROS))
        .orElseGet(Measure.Unknown::new);
  }

  private static Breakdown.Line line(BudgetFigures.OfFunder it) {
    return new Breakdown.Line(
        new Label(it.funder().french(), it.funder().english()),
        List.of(euros(Optional.of(it.total().paid()))));
  }

  private static Measure euros(Optional<EuroAmount> amount) {
    return amount
        .<Measure>map(it -> new Measure.Quantity(it.euros(), MeasureUnit.EUROS))
        .orElseGet(Measure.Unknown::new);
  }
}
