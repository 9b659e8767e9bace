package fr.teleguichet.fleet.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * Reads times as addresses, forms and programs give them: of 1970 to 2999. What lies further away
 * is a mistyped time, no table holds it, and who reckons with it leaves the calendar.
 */
public final class BoundedTimeParser {

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2999;

  private BoundedTimeParser() {}

  /**
   * A month such as 2026-01.
   *
   * @throws DateTimeException when it is none of these years
   */
  public static YearMonth month(String text) {
    YearMonth month = YearMonth.parse(text);
    check(month.getYear());
    return month;
  }

  /**
   * A day such as 2026-01-31.
   *
   * @throws DateTimeException when it is none of these years
   */
  public static LocalDate day(String text) {
    LocalDate day = LocalDate.parse(text);
    check(day.getYear());
    return day;
  }

  /**
   * A day and time such as 2026-01-31T14:30.
   *
   * @throws DateTimeException when it is none of these years
   */
  public static LocalDateTime dateTime(String text) {
    LocalDateTime time = LocalDateTime.parse(text);
    check(time.getYear());
    return time;
  }

  /**
   * An instant such as 2026-01-31T14:30:00Z.
   *
   * @throws DateTimeException when it is none of these years
   */
  public static Instant instant(String text) {
    Instant instant = Instant.parse(text);
    check(instant.atOffset(ZoneOffset.UTC).getYear());
    return instant;
  }

  private static void check(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new DateTimeException(
          "the year " + year + " is not " + FIRST_YEAR + " to " + LAST_YEAR);
    }
  }
}
