package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.interview.Proportion;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import java.util.Optional;

/** Answers to the survey as values of a report: never those of fewer than five people. */
public final class AnswerMeasures {

  private AnswerMeasures() {}

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

  private static Measure of(Optional<Proportion> share, long asked, boolean isHidden) {
    if (asked == 0 && !isHidden) {
      return new Measure.Unknown();
    }
    return isHidden || share.isEmpty()
        ? new Measure.Withheld()
        : new Measure.Share(share.get().count(), share.get().of());
  }
}
