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
record PastMonths(LocalDate first, LocalDate last, List<PastAnswers> answers) {

  private static final int MIN_ANSWERS = 5;
  private static final int MIN_KIOSKS = 3;

  /** As few months together as may be told; the rest of a year is told by nobody. */
  static List<PastMonths> of(Map<LocalDate, List<PastAnswers>> months) {
    List<PastMonths> told = new ArrayList<>();
    @Nullable PastMonths open = null;
    for (Map.Entry<LocalDate, List<PastAnswers>> month : months.entrySet()) {
      LocalDate day = month.getKey();
      open =
          open == null || open.first.getYear() != day.getYear()
              ? new PastMonths(day, day, month.getValue())
              : open.and(day, month.getValue());
      if (open.mayBeTold()) {
        told.add(open);
        open = null;
      }
    }
    return told;
  }

  private PastMonths and(LocalDate month, List<PastAnswers> more) {
    List<PastAnswers> all = new ArrayList<>(answers);
    all.addAll(more);
    return new PastMonths(first, month, all);
  }

  private boolean mayBeTold() {
    return answers.size() >= MIN_ANSWERS
        && answers.stream().map(PastAnswers::kiosk).distinct().count() >= MIN_KIOSKS;
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

  private long count(String level) {
    return answers.stream().filter(it -> it.satisfaction().equals(level)).count();
  }
}
