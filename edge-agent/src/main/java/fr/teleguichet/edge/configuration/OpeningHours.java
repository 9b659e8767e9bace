package fr.teleguichet.edge.configuration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * When the kiosk is open.
 *
 * @param zone where its clocks are
 * @param weekly the spans of each day of the week; a day without any is closed
 * @param exceptions the spans of single days, in place of the week's
 */
public record OpeningHours(
    ZoneId zone, Map<DayOfWeek, List<Span>> weekly, Map<LocalDate, List<Span>> exceptions) {

  /**
   * Some hours of a day by the clock on the wall. One that ends at or before its beginning ends on
   * the next day, and belongs to the day on which it began.
   */
  public record Span(LocalTime from, LocalTime to) {

    /** Whether it ends on the next day. */
    public boolean isPastMidnight() {
      return !to.isAfter(from);
    }
  }

  public OpeningHours {
    weekly = Map.copyOf(weekly);
    exceptions = Map.copyOf(exceptions);
  }

  /** The spans that begin on this day. */
  public List<Span> on(LocalDate day) {
    return exceptions.getOrDefault(day, weekly.getOrDefault(day.getDayOfWeek(), List.of()));
  }
}
