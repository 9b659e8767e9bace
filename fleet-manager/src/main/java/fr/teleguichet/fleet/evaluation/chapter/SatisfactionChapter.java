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
import fr.teleguichet.fleet.evaluation.SurveyMeasureFactory;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How satisfied people were, with both denominators; by site and by service where many answered.
 */
@Singleton
final class SatisfactionChapter implements ChapterSource {

  /** The four answers from the best. */
  private static final List<String> LEVELS =
      List.of("very-satisfied", "satisfied", "little-satisfied", "not-satisfied");

  private static final List<SurveyAnswerBreakdownFactory.Column> COLUMNS =
      List.of(
          new SurveyAnswerBreakdownFactory.Column(
              Indicator.ANSWERS, it -> count(it.answers(), it.hidden())),
          new SurveyAnswerBreakdownFactory.Column(
              Indicator.ANSWER_RATE,
              it -> SurveyMeasureFactory.rate(it.answers(), it.held(), it.hidden())),
          new SurveyAnswerBreakdownFactory.Column(
              Indicator.SATISFIED, it -> SurveyMeasureFactory.satisfied(it.answers(), it.hidden())),
          new SurveyAnswerBreakdownFactory.Column(
              Indicator.VERY_SATISFIED,
              it -> SurveyMeasureFactory.verySatisfied(it.answers(), it.hidden())));

  private final SurveyAnswerBreakdownFactory tables;
  private final MessageBundles texts;

  SatisfactionChapter(SurveyAnswerBreakdownFactory tables, MessageBundles texts) {
    this.tables = tables;
    this.texts = texts;
  }

  @Override
  public EvaluationChapter chapter() {
    return EvaluationChapter.SATISFACTION;
  }

  @Override
  public ChapterContent read(EvaluationContext question) {
    UsageFigures usage = question.usage();
    SurveyAnswerCounts answers = usage.answers();
    boolean isWithheld = answers.areTooFew();
    ChapterContent content =
        ChapterContent.of(
                chapter(),
                List.of(
                    new EvaluationFigure(Indicator.ANSWERS, count(answers, isWithheld)),
                    SurveyMeasureFactory.rateOf(usage),
                    new EvaluationFigure(
                        Indicator.SATISFIED, SurveyMeasureFactory.satisfied(answers, isWithheld)),
                    new EvaluationFigure(
                        Indicator.VERY_SATISFIED,
                        SurveyMeasureFactory.verySatisfied(answers, isWithheld))))
            .with(yearsOf(usage));
    if (answers.satisfiedShare().isPresent()) {
      content = content.with(levels(answers));
    }
    content = tables.add(content, question, COLUMNS);
    for (int year : usage.withheldYears()) {
      content = content.with(Remark.of(RemarkKind.YEAR_WITHHELD, year));
    }
    if (!isWithheld && answers.count() > usage.heldInYears()) {
      content =
          content.with(
              Remark.of(
                  RemarkKind.MORE_ANSWERS_THAN_INTERVIEWS, answers.count(), usage.heldInYears()));
    }
    if (!question.scope().isWholeFleet()
        && !isWithheld
        && usage.bySite().stream().anyMatch(UsageFigures.Group::hidden)) {
      content = content.with(Remark.of(RemarkKind.SITES_WITHHELD));
    }
    return isWithheld ? content.with(Remark.of(RemarkKind.ANSWERS_TOO_FEW)) : content;
  }

  /** A year that runs is not told: who looks before and after an answer would know it. */
  private static Remark yearsOf(UsageFigures usage) {
    return usage.years().isEmpty()
        ? Remark.of(RemarkKind.NO_YEAR_TOLD)
        : Remark.of(RemarkKind.ANSWERS_BY_YEAR, usage.years().first(), usage.years().last());
  }

  private Breakdown levels(SurveyAnswerCounts answers) {
    List<Long> counts = answers.levels();
    return new Breakdown(
        BreakdownSubject.LEVEL,
        List.of(Indicator.CHOICE_SHARE),
        IntStream.range(0, counts.size())
            .mapToObj(
                i ->
                    new Breakdown.Line(
                        BilingualLabel.of(
                            texts, text -> text.say("satisfaction.level." + LEVELS.get(i))),
                        List.of(Measure.sampled(counts.get(i), answers.count()))))
            .toList());
  }

  private static Measure count(SurveyAnswerCounts answers, boolean isHidden) {
    return isHidden ? new Measure.Withheld() : new Measure.Count(answers.count());
  }
}
