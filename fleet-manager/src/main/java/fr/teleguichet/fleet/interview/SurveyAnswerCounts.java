package fr.teleguichet.fleet.interview;

import java.util.List;
import java.util.Optional;

/**
 * What people answered to the survey, counted.
 *
 * @param verySatisfied answers «very satisfied»
 * @param satisfied answers «satisfied», without the very satisfied
 * @param dissatisfied answers «little satisfied» and «not satisfied»
 * @param recommend answers that would recommend the service
 * @param recommendAsked answers to the question whether they would, undecided ones included
 * @param resolved answers that the request was met in full
 * @param resolvedAsked answers to the question whether it was
 * @param notSatisfied answers «not satisfied», which are among the dissatisfied; 0 of months, which
 *     are counted without them
 */
public record SurveyAnswerCounts(
    long verySatisfied,
    long satisfied,
    long dissatisfied,
    long recommend,
    long recommendAsked,
    long resolved,
    long resolvedAsked,
    long notSatisfied) {

  /** Fewer answers than this are not shown: they would speak of single persons. */
  public static final int MIN = 5;

  /** Nothing. */
  public static final SurveyAnswerCounts NONE = new SurveyAnswerCounts(0, 0, 0, 0, 0, 0, 0, 0);

  /** Stands for answers that must not be shown, however many there are: too few of everything. */
  static final SurveyAnswerCounts WITHHELD = new SurveyAnswerCounts(0, 1, 0, 0, 1, 0, 1, 0);

  /** Both together. */
  public SurveyAnswerCounts plus(SurveyAnswerCounts other) {
    return new SurveyAnswerCounts(
        verySatisfied + other.verySatisfied,
        satisfied + other.satisfied,
        dissatisfied + other.dissatisfied,
        recommend + other.recommend,
        recommendAsked + other.recommendAsked,
        resolved + other.resolved,
        resolvedAsked + other.resolvedAsked,
        notSatisfied + other.notSatisfied);
  }

  /** Without what was answered to the question whether one would recommend the service. */
  SurveyAnswerCounts withoutRecommend() {
    return new SurveyAnswerCounts(
        verySatisfied, satisfied, dissatisfied, 0, 0, resolved, resolvedAsked, notSatisfied);
  }

  /** Without what was answered to the question whether the request was met. */
  SurveyAnswerCounts withoutResolved() {
    return new SurveyAnswerCounts(
        verySatisfied, satisfied, dissatisfied, recommend, recommendAsked, 0, 0, notSatisfied);
  }

  /** As much as is known of months. */
  SurveyAnswerCounts asOfMonths() {
    return new SurveyAnswerCounts(
        verySatisfied,
        satisfied,
        dissatisfied,
        recommend,
        recommendAsked,
        resolved,
        resolvedAsked,
        0);
  }

  /** What may be told of it: nothing of fewer than {@value #MIN}, question by question. */
  SurveyAnswerCounts told() {
    if (count() < MIN) {
      return NONE;
    }
    SurveyAnswerCounts some = recommendAsked < MIN ? withoutRecommend() : this;
    return resolvedAsked < MIN ? some.withoutResolved() : some;
  }

  SurveyAnswerCounts minus(SurveyAnswerCounts other) {
    return new SurveyAnswerCounts(
        verySatisfied - other.verySatisfied,
        satisfied - other.satisfied,
        dissatisfied - other.dissatisfied,
        recommend - other.recommend,
        recommendAsked - other.recommendAsked,
        resolved - other.resolved,
        resolvedAsked - other.resolvedAsked,
        notSatisfied - other.notSatisfied);
  }

  /** How many people answered. */
  public long count() {
    return verySatisfied + satisfied + dissatisfied;
  }

  /** Whether there are answers, and too few to be shown. */
  public boolean areTooFew() {
    return count() > 0 && count() < MIN;
  }

  /** The share that was satisfied, very or not. */
  public Optional<Proportion> satisfiedShare() {
    return shown(verySatisfied + satisfied, count());
  }

  /** The very satisfied among the satisfied. */
  public Optional<Proportion> veryAmongSatisfied() {
    return shown(verySatisfied, verySatisfied + satisfied);
  }

  /** The very satisfied among all who answered. */
  public Optional<Proportion> veryShare() {
    return shown(verySatisfied, count());
  }

  /** How many gave each of the four answers, from the best. */
  public List<Long> levels() {
    return List.of(verySatisfied, satisfied, dissatisfied - notSatisfied, notSatisfied);
  }

  /** The share that would recommend the service. */
  public Optional<Proportion> recommendShare() {
    return shown(recommend, recommendAsked);
  }

  /** The share whose request was met in full. */
  public Optional<Proportion> resolvedShare() {
    return shown(resolved, resolvedAsked);
  }

  private static Optional<Proportion> shown(long count, long of) {
    return of < MIN ? Optional.empty() : Optional.of(new Proportion(count, of));
  }
}
