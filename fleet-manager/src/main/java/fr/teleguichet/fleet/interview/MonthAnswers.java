package fr.teleguichet.fleet.interview;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How satisfied people were in a month or several, in the whole network.
 *
 * @param kiosks some of the kiosks where they answered, {@value #MIN_KIOSKS} at most: more are not
 *     needed to know that they are enough
 */
record MonthAnswers(int verySatisfied, int satisfied, int dissatisfied, Set<Integer> kiosks) {

  static final MonthAnswers NONE = new MonthAnswers(0, 0, 0, Set.of());

  /** Fewer kiosks than this are not shown together: one of them may have given all the answers. */
  static final int MIN_KIOSKS = 3;

  MonthAnswers {
    kiosks = kiosks.stream().sorted().limit(MIN_KIOSKS).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * One answer.
   *
   * @param satisfaction in the word of the table
   * @param kiosk where; 0 where nobody knows
   */
  static MonthAnswers one(String satisfaction, int kiosk) {
    Set<Integer> where = kiosk == 0 ? Set.of() : Set.of(kiosk);
    return switch (satisfaction) {
      case "very-satisfied" -> new MonthAnswers(1, 0, 0, where);
      case "satisfied" -> new MonthAnswers(0, 1, 0, where);
      default -> new MonthAnswers(0, 0, 1, where);
    };
  }

  MonthAnswers plus(MonthAnswers other) {
    return new MonthAnswers(
        verySatisfied + other.verySatisfied,
        satisfied + other.satisfied,
        dissatisfied + other.dissatisfied,
        Stream.of(kiosks, other.kiosks).flatMap(Set::stream).collect(Collectors.toSet()));
  }

  /** Whether they may be shown: enough of them, from enough kiosks. */
  boolean areEnough() {
    return verySatisfied + satisfied + dissatisfied >= SurveyAnswerCounts.MIN
        && kiosks.size() >= MIN_KIOSKS;
  }
}
