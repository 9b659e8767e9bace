package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.budget.BudgetFigures;
import fr.teleguichet.fleet.budget.CostPerInterview;
import fr.teleguichet.fleet.budget.EuroAmount;
import java.util.List;
import java.util.Optional;

/** What the network or a part of it cost, and who paid. */
public final class BudgetChapterContentFactory {

  private BudgetChapterContentFactory() {}

  /** The chapter of these figures. */
  public static ChapterContent of(BudgetFigures figures) {
    ChapterContent content =
        ChapterContent.of(
            EvaluationChapter.BUDGET,
            List.of(
                new EvaluationFigure(
                    Indicator.COST,
                    euros(Optional.of(figures.total().paid()).filter(it -> !it.isZero()))),
                new EvaluationFigure(Indicator.COST_PER_INTERVIEW, each(figures.full())),
                new EvaluationFigure(
                    Indicator.RUNNING_COST_PER_INTERVIEW, each(figures.running()))));
    if (!figures.wholeNetwork() && !figures.byFunder().isEmpty()) {
      content = content.with(Remark.of(RemarkKind.COSTS_OF_SITES_ONLY));
    }
    if (figures.byFunder().isEmpty()) {
      return content.with(
          Remark.of(
              figures.wholeNetwork() ? RemarkKind.NOTHING_WRITTEN : RemarkKind.NO_COSTS_OF_SITES));
    }
    content =
        content
            .with(
                new Breakdown(
                    BreakdownSubject.FUNDER,
                    List.of(Indicator.COST),
                    figures.byFunder().stream().map(BudgetChapterContentFactory::line).toList()))
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
        new BilingualLabel(it.funder().french(), it.funder().english()),
        List.of(euros(Optional.of(it.total().paid()))));
  }

  private static Measure euros(Optional<EuroAmount> amount) {
    return amount
        .<Measure>map(it -> new Measure.Quantity(it.euros(), MeasureUnit.EUROS))
        .orElseGet(Measure.Unknown::new);
  }
}
