package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole days of France, of which two a year have 23 and 25 hours.
 *
 * @param days the days, oldest first; the last is today
 * @param now the moment
 */
public record TimelineWindow(List<Day> days, Instant now) {

  private static final int DAYS = 30;

  /** One day. */
  public record Day(LocalDate date, Instant from, Instant to) {
    static Day of(LocalDate date) {
      return new Day(
          date,
          date.atStartOfDay(LocalizedText.ZONE).toInstant(),
          date.plusDays(1).atStartOfDay(LocalizedText.ZONE).toInstant());
    }
  }

  public TimelineWindow {
    days = List.copyOf(days);
  }

  /** The thirty days that end with today. */
  static TimelineWindow until(Instant now) {
    return until(now, DAYS);
  }

  /** So many days that end with today. */
  static TimelineWindow until(Instant now, int length) {
    LocalDate today = now.atZone(LocalizedText.ZONE).toLocalDate();
    List<Day> days = new ArrayList<>(length);
    for (int back = length - 1; back >= 0; back--) {
      days.add(Day.of(today.minusDays(back)));
    }
    return new TimelineWindow(days, now);
  }

  /** The days of a month that have begun; it ends with the month, or now. */
  static TimelineWindow of(YearMonth month, Instant now) {
    List<Day> days =
        month
            .atDay(1)
            .datesUntil(month.plusMonths(1).atDay(1))
            .map(Day::of)
            .filter(day -> day.from().isBefore(now))
            .toList();
    return new TimelineWindow(days, TimelineSegment.earlier(days.getLast().to(), now));
  }

  /** The first instant. */
  public Instant from() {
    return days.getFirst().from();
  }

  /** How many hours all the days have. */
  public long hours() {
    return Duration.between(from(), days.getLast().to()).toHours();
  }

  /** How many hours there are before the day. */
  public long hoursBefore(Day day) {
    return Duration.between(from(), day.from()).toHours();
  }
}
