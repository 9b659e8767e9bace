package fr.teleguichet.demo.past;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers of months of one year that are told together.
 *
 * @param first first day of the first month
 * @param last first day of the last month
 */
record PastSurveyMonths(LocalDate first, LocalDate last, List<PastSurveyAnswers> answers) {

  private static final int MIN_ANSWERS = 5;
  private static final int MIN_KIOSKS = 3;

  /** As few months together as may be told; the rest of a year is told by nobody. */
  static List<PastSurveyMonths> of(Map<LocalDate, List<PastSurveyAnswers>> months) {
    List<PastSurveyMonths> told = new ArrayList<>();
    @Nullable PastSurveyMonths open = null;
    for (Map.Entry<LocalDate, List<PastSurveyAnswers>> month : months.entrySet()) {
      LocalDate day = month.getKey();
      open =
          open == null || open.first.getYear() != day.getYear()
              ? new PastSurveyMonths(day, day, month.getValue())
              : open.and(day, month.getValue());
      if (open.mayBeTold()) {
        told.add(open);
        open = null;
      }
    }
    return told;
  }

  private PastSurveyMonths and(LocalDate month, List<PastSurveyAnswers> more) {
    List<PastSurveyAnswers> all = new ArrayList<>(answers);
    all.addAll(more);
    return new PastSurveyMonths(first, month, all);
  }

  private boolean mayBeTold() {
    return answers.size() >= MIN_ANSWERS
        && answers.stream().map(PastSurveyAnswers::kiosk).distinct().count() >= MIN_KIOSKS;
  }

  long very() {
    return count("very-satisfied");
  }

  long satisfied() {
    return count("satisfied");
  }

  long dissatisfied() {
    return answers.size() - very() - satisfied();
  }

  long recommend() {
    return answers.stream().filter(it -> it.recommend().equals("yes")).count();
  }

  long resolved() {
    return answers.stream().filter(it -> it.resolved().equals("yes")).count();
  }

  private long count(String level) {
    return answers.stream().filter(it -> it.satisfaction().equals(level)).count();
  }
}
