package fr.teleguichet.fleet.interview;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people answered in a month or several, in the whole network.
 *
 * @param kiosks some of the kiosks where they answered, {@value #MIN_KIOSKS} at most: more are not
 *     needed to know that they are enough
 * @param recommend whether they would recommend the service
 * @param resolved whether their request was met
 */
record MonthlySurveyAnswers(
    int verySatisfied,
    int satisfied,
    int dissatisfied,
    Set<Integer> kiosks,
    Question recommend,
    Question resolved) {

  static final MonthlySurveyAnswers NONE =
      new MonthlySurveyAnswers(0, 0, 0, Set.of(), Question.NONE, Question.NONE);

  /** Fewer kiosks than this are not shown together: one of them may have given all the answers. */
  static final int MIN_KIOSKS = 3;

  /**
   * Answers to a question that not everybody answers.
   *
   * @param yes those that say yes
   * @param asked all of them
   * @param kiosks some of the kiosks where they were given, {@value #MIN_KIOSKS} at most
   */
  record Question(int yes, int asked, Set<Integer> kiosks) {

    static final Question NONE = new Question(0, 0, Set.of());

    Question {
      kiosks = few(kiosks);
    }

    private static Question one(@Nullable String answer, Set<Integer> where) {
      return answer == null ? NONE : new Question(answer.equals("yes") ? 1 : 0, 1, where);
    }

    private Question plus(Question other) {
      return new Question(yes + other.yes, asked + other.asked, together(kiosks, other.kiosks));
    }

    /** Whether they may be shown: enough of them, from enough kiosks. */
    boolean areEnough() {
      return asked >= SurveyAnswerCounts.MIN && kiosks.size() >= MIN_KIOSKS;
    }
  }

  MonthlySurveyAnswers {
    kiosks = few(kiosks);
  }

  /**
   * One person's answers.
   *
   * @param kiosk where; 0 where nobody knows
   */
  static MonthlySurveyAnswers one(SurveyRepository.Answered answered, int kiosk) {
    Set<Integer> where = kiosk == 0 ? Set.of() : Set.of(kiosk);
    String satisfaction = answered.satisfaction();
    boolean isVery = satisfaction.equals("very-satisfied");
    boolean isSatisfied = satisfaction.equals("satisfied");
    return new MonthlySurveyAnswers(
        isVery ? 1 : 0,
        isSatisfied ? 1 : 0,
        isVery || isSatisfied ? 0 : 1,
        where,
        Question.one(answered.recommend(), where),
        Question.one(answered.resolved(), where));
  }

  MonthlySurveyAnswers plus(MonthlySurveyAnswers other) {
    return new MonthlySurveyAnswers(
        verySatisfied + other.verySatisfied,
        satisfied + other.satisfied,
        dissatisfied + other.dissatisfied,
        together(kiosks, other.kiosks),
        recommend.plus(other.recommend),
        resolved.plus(other.resolved));
  }

  /** The same without what was answered to one of the questions or both. */
  MonthlySurveyAnswers with(Question recommending, Question resolving) {
    return new MonthlySurveyAnswers(
        verySatisfied, satisfied, dissatisfied, kiosks, recommending, resolving);
  }

  /** Whether they may be shown: enough of them, from enough kiosks. */
  boolean areEnough() {
    return verySatisfied + satisfied + dissatisfied >= SurveyAnswerCounts.MIN
        && kiosks.size() >= MIN_KIOSKS;
  }

  private static Set<Integer> together(Set<Integer> one, Set<Integer> other) {
    return Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static Set<Integer> few(Set<Integer> kiosks) {
    return kiosks.stream().sorted().limit(MIN_KIOSKS).collect(Collectors.toUnmodifiableSet());
  }
}
