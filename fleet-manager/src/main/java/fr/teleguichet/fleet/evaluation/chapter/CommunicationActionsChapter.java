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
import fr.teleguichet.fleet.evaluation.MeasureUnit;
import fr.teleguichet.fleet.evaluation.Remark;
import fr.teleguichet.fleet.evaluation.RemarkKind;
import fr.teleguichet.fleet.outreach.OutreachFigures;
import fr.teleguichet.fleet.outreach.OutreachReader;
import fr.teleguichet.fleet.outreach.UseBeforeAndAfter;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What was done to make the network known, and how its sites were used before and after. */
@Singleton
final class CommunicationActionsChapter implements ChapterSource {

  private final OutreachReader actions;
  private final MessageBundles texts;

  CommunicationActionsChapter(OutreachReader actions, MessageBundles texts) {
    this.actions = actions;
    this.texts = texts;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.COMMUNICATION;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    OutreachFigures figures =
        actions.read(question.months().first(), question.months().last(), question.scope());
    ChapterContent content =
        ChapterContent.of(
            chapter(),
            List.of(EvaluationFigure.count(Indicator.ACTIONS, figures.actions().size())));
    return figures.actions().isEmpty()
        ? content.with(Remark.of(RemarkKind.NOTHING_WRITTEN))
        : content
            .with(
                new Breakdown(
                    BreakdownSubject.ACTION,
                    List.of(Indicator.INTERVIEWS_BEFORE, Indicator.INTERVIEWS_AFTER),
                    figures.actions().stream().map(this::line).toList()))
            .with(Remark.of(RemarkKind.AFTER_IS_NOT_BECAUSE, figures.weeks()));
  }

  private Breakdown.Line line(OutreachFigures.Compared it) {
    return new Breakdown.Line(
        BilingualLabel.of(
            texts,
            text ->
                text.say("evaluation.action", text.day(it.action().first()), it.action().title())),
        List.of(
            measure(it.use(), it.use().heldBefore(), it.use().perWeekBefore()),
            measure(it.use(), it.use().heldAfter(), it.use().perWeekAfter())));
  }

  private static Measure measure(UseBeforeAndAfter use, long held, double perWeek) {
    return switch (use.verdict()) {
      case UseBeforeAndAfter.Verdict.TooEarly _, UseBeforeAndAfter.Verdict.OnlyMonths _ ->
          new Measure.Unknown();
      case UseBeforeAndAfter.Verdict.TooFew _, UseBeforeAndAfter.Verdict.Ratio _ ->
          new Measure.Quotient(
              BigDecimal.valueOf(perWeek).setScale(2, RoundingMode.HALF_UP),
              BigDecimal.valueOf(held),
              use.weeks(),
              MeasureUnit.PER_WEEK);
    };
  }
}
