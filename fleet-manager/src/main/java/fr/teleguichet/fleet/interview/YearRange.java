package fr.teleguichet.fleet.interview;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** All their months in order. */
  List<YearMonth> months() {
    return IntStream.rangeClosed(first, last)
        .boxed()
        .flatMap(year -> Stream.of(Month.values()).map(month -> YearMonth.of(year, month)))
        .toList();
  }

  /** The first day of each of them in order. */
  List<LocalDate> firstDays() {
    return IntStream.rangeClosed(first, last)
        .mapToObj(year -> LocalDate.of(year, Month.JANUARY, 1))
        .toList();
  }

  LocalDate firstDay() {
    return LocalDate.of(first, Month.JANUARY, 1);
  }

  LocalDate lastDay() {
    return LocalDate.of(last, Month.DECEMBER, 31);
  }
}
