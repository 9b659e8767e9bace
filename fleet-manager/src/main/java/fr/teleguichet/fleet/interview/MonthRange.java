package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whole months of French time, 1 to 60 of them.
 *
 * @param first the first month
 * @param last the last month
 */
public record MonthRange(YearMonth first, YearMonth last) {

  private static final int USUAL = 12;
  private static final int MAX_COUNT = 60;

  public MonthRange {
    if (last.isBefore(first) || first.plusMonths(MAX_COUNT).compareTo(last) <= 0) {
      throw new IllegalArgumentException(
          first + " to " + last + " is not 1 to " + MAX_COUNT + " months in order");
    }
  }

  /** The twelve months that end with this one. */
  public static MonthRange upToNow(Clock clock) {
    YearMonth now = of(clock.instant());
    return new MonthRange(now.minusMonths(USUAL - 1L), now);
  }

  /** What an address says; what makes no sense there counts as not said. */
  public static MonthRange read(String from, String to, Clock clock) {
    MonthRange usual = upToNow(clock);
    YearMonth last = month(to, usual.last());
    YearMonth first = month(from, last.minusMonths(USUAL - 1L));
    try {
      return new MonthRange(first, last);
    } catch (IllegalArgumentException _) {
      return usual;
    }
  }

  private static YearMonth month(String text, YearMonth otherwise) {
    try {
      return text.length() == 7 ? YearMonth.parse(text) : otherwise;
    } catch (DateTimeException _) {
      return otherwise;
    }
  }

  /** As many months, right before these. */
  public MonthRange previous() {
    long count = ChronoUnit.MONTHS.between(first, last) + 1;
    return new MonthRange(first.minusMonths(count), last.minusMonths(count));
  }

  /** Whether the month is one of them. */
  public boolean contains(YearMonth month) {
    return !month.isBefore(first) && !month.isAfter(last);
  }

  /** All of them in order. */
  public List<YearMonth> all() {
    return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
        .toList();
  }

  /** The day of French time on which something happened, given its UTC. */
  static LocalDate day(LocalDateTime utc) {
    return utc.toInstant(ZoneOffset.UTC).atZone(LocalizedText.ZONE).toLocalDate();
  }

  /** The month of French time in which something happens. */
  public static YearMonth of(Instant instant) {
    return YearMonth.from(instant.atZone(LocalizedText.ZONE));
  }

  /** When a month begins. */
  public static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(LocalizedText.ZONE).toInstant();
  }
}
