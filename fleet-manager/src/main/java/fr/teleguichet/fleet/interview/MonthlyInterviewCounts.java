package fr.teleguichet.fleet.interview;

import java.time.YearMonth;
import java.util.Map;

/**
 * Interviews of some months, wherever and about whatever was asked for.
 *
 * @param months the months
 * @param byMonth those of them in which there was anything
 */
public record MonthlyInterviewCounts(
    MonthRange months, Map<YearMonth, InterviewOutcomeCounts> byMonth) {

  /** All months together. */
  public InterviewOutcomeCounts total() {
    return byMonth.values().stream()
        .reduce(InterviewOutcomeCounts.NONE, InterviewOutcomeCounts::plus);
  }

  /** The interviews of a month. */
  public long held(YearMonth month) {
    return byMonth.getOrDefault(month, InterviewOutcomeCounts.NONE).held();
  }
}
