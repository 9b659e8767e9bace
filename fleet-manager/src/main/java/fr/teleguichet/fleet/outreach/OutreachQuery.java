package fr.teleguichet.fleet.outreach;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Which actions are looked at, and how.
 *
 * @param from the first day
 * @param to the last day
 * @param weeks how many weeks before and after are compared
 */
record OutreachQuery(LocalDate from, LocalDate to, int weeks) {

  private static final int MIN_WEEKS = 2;
  private static final int MAX_YEARS = 5;

  /**
   * What an address says; what makes no sense there counts as not said, and then it is the last
   * eighteen months and what is to come.
   */
  static OutreachQuery read(String from, String to, String weeks, LocalDate today) {
    LocalDate last = day(to, today.plusMonths(12));
    LocalDate usual = last.isAfter(today) ? today.minusMonths(18) : last.minusMonths(18);
    LocalDate first = day(from, usual);
    boolean isRight = !first.isAfter(last) && first.plusYears(MAX_YEARS).isAfter(last);
    return new OutreachQuery(isRight ? first : usual, last, weeks(weeks));
  }

  private static LocalDate day(String text, LocalDate otherwise) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() >= 2000 && day.getYear() < 2200 ? day : otherwise;
    } catch (DateTimeException _) {
      return otherwise;
    }
  }

  private static int weeks(String text) {
    int weeks = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
    return weeks >= MIN_WEEKS && weeks <= OutreachReader.MAX_WEEKS
        ? weeks
        : OutreachReader.USUAL_WEEKS;
  }
}
