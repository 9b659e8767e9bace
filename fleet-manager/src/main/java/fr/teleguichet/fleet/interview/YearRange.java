package fr.teleguichet.fleet.interview;

import java.time.LocalDate;
import java.time.Month;

/**
 * Whole calendar years, by which answers are dated.
 *
 * @param first the first year
 * @param last the last year
 */
public record YearRange(int first, int last) {

  /** The years of which these months are a part. */
  static YearRange touching(MonthRange months) {
    return new YearRange(months.first().getYear(), months.last().getYear());
  }

  /** Those of them that are not after this one; none where all are. */
  YearRange until(int year) {
    return new YearRange(first, Math.min(last, year));
  }

  /** Whether the year is one of them. */
  boolean contains(int year) {
    return year >= first && year <= last;
  }

  /** Whether it has no years. */
  public boolean isEmpty() {
    return last < first;
  }

  LocalDate firstDay() {
    return LocalDate.of(first, Month.JANUARY, 1);
  }

  LocalDate lastDay() {
    return LocalDate.of(last, Month.DECEMBER, 31);
  }
}
