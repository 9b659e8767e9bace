package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.interview.Proportion;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import fr.teleguichet.fleet.interview.UsageFigures;
import java.util.Optional;

/** Answers to the survey as values of a report: never those of fewer than five people. */
public final class SurveyMeasureFactory {

  private SurveyMeasureFactory() {}

  /** The satisfied, very or not, among all who answered. */
  public static Measure satisfied(SurveyAnswerCounts answers, boolean isHidden) {
    return of(answers.satisfiedShare(), answers.count(), isHidden);
  }

  /** The very satisfied among the satisfied. */
  public static Measure verySatisfied(SurveyAnswerCounts answers, boolean isHidden) {
    return of(answers.veryAmongSatisfied(), answers.count(), isHidden);
  }

  /** Those who would recommend the service among those who were asked. */
  public static Measure recommend(SurveyAnswerCounts answers, boolean isHidden) {
    return of(answers.recommendShare(), answers.recommendAsked(), isHidden);
  }

  /** Those whose request was met in full among those who were asked. */
  public static Measure resolved(SurveyAnswerCounts answers, boolean isHidden) {
    return of(answers.resolvedShare(), answers.resolvedAsked(), isHidden);
  }

  /**
   * The answers among the interviews that they are of; nothing where there are more of them than
   * interviews are known.
   */
  public static Measure rate(SurveyAnswerCounts answers, long held, boolean isHidden) {
    if (isHidden) {
      return new Measure.Withheld();
    }
    return answers.count() > held ? new Measure.Unknown() : Measure.share(answers.count(), held);
  }

  /** The same of all answers together. */
  public static EvaluationFigure rateOf(UsageFigures usage) {
    SurveyAnswerCounts answers = usage.answers();
    return new EvaluationFigure(
        Indicator.ANSWER_RATE, rate(answers, usage.heldInYears(), answers.areTooFew()));
  }

  private static Measure of(Optional<Proportion> share, long asked, boolean isHidden) {
    if (asked == 0 && !isHidden) {
      return new Measure.Unknown();
    }
    return isHidden || share.isEmpty()
        ? new Measure.Withheld()
        : Measure.sampled(share.get().count(), share.get().of());
  }
}
