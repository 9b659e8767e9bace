package fr.teleguichet.hardware.opening;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a place is open.
 *
 * @param zone where its clocks are
 * @param weekly the spans of each day of the week; a day without any is closed
 * @param exceptions the spans of single days, in place of the week's
 * @param isClosedOnHolidays whether France's public holidays are closed; an exception goes before
 */
public record OpeningHours(
    ZoneId zone,
    Map<DayOfWeek, List<Span>> weekly,
    Map<LocalDate, List<Span>> exceptions,
    boolean isClosedOnHolidays) {

  /** In days: a year, leap years too. */
  private static final int MAX_LOOK_LENGTH = 366;

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

  /** Of a place that is open on public holidays like on any other day of the week. */
  public OpeningHours(
      ZoneId zone, Map<DayOfWeek, List<Span>> weekly, Map<LocalDate, List<Span>> exceptions) {
    this(zone, weekly, exceptions, false);
  }

  /** The same hours, closed on public holidays or not. */
  public OpeningHours closedOnHolidays(boolean closed) {
    return new OpeningHours(zone, weekly, exceptions, closed);
  }

  /** The spans that begin on this day. */
  public List<Span> on(LocalDate day) {
    List<Span> usual =
        isClosedOnHolidays && FrenchHolidays.isHoliday(day)
            ? List.of()
            : weekly.getOrDefault(day.getDayOfWeek(), List.of());
    return exceptions.getOrDefault(day, usual);
  }

  /** Whether it is open at this instant. */
  public boolean isOpen(Instant now) {
    return contains(now, Duration.ZERO, Duration.ZERO);
  }

  /**
   * Whether the instant is within a span that begins so much earlier and ends so much later. Where
   * the clock on the wall shows an hour twice, a span is as long as it can be read; where it skips
   * its beginning, the span begins with the skip.
   */
  public boolean contains(Instant now, Duration lead, Duration linger) {
    LocalDate today = now.atZone(zone).toLocalDate();
    // A span past midnight began yesterday; one with its lead before midnight begins tomorrow.
    for (int days = -1; days <= 1; days++) {
      LocalDate day = today.plusDays(days);
      for (Span span : on(day)) {
        if (!now.isBefore(begins(day, span).minus(lead))
            && now.isBefore(ends(day, span).plus(linger))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * When it opens next, by the clock on the wall; nothing when it does not within a year. What
   * counts is the beginning of a span, whether or not it is open now.
   */
  public Optional<LocalDateTime> opensAfter(Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return IntStream.rangeClosed(0, MAX_LOOK_LENGTH)
        .mapToObj(today::plusDays)
        .flatMap(day -> on(day).stream().map(span -> begins(day, span)))
        .filter(begin -> begin.isAfter(now))
        .min(Comparator.naturalOrder())
        .map(begin -> begin.atZone(zone).toLocalDateTime());
  }

  /**
   * When it opens or closes after this instant, soonest first. Spans that touch change nothing
   * where they do, and are told all the same.
   *
   * @param within how far ahead, a year at most
   */
  public List<Instant> changes(Instant now, Duration within) {
    LocalDate today = now.atZone(zone).toLocalDate();
    Instant latest = now.plus(within);
    return IntStream.rangeClosed(-1, (int) Math.min(MAX_LOOK_LENGTH, within.toDays() + 1))
        .mapToObj(today::plusDays)
        .flatMap(day -> on(day).stream().flatMap(it -> Stream.of(begins(day, it), ends(day, it))))
        .filter(it -> it.isAfter(now) && !it.isAfter(latest))
        .sorted()
        .toList();
  }

  private Instant begins(LocalDate day, Span span) {
    return earliest(day.atTime(span.from()));
  }

  private Instant ends(LocalDate day, Span span) {
    LocalDate lastDay = span.isPastMidnight() ? day.plusDays(1) : day;
    return latest(lastDay.atTime(span.to()));
  }

  private Instant earliest(LocalDateTime time) {
    ZoneOffsetTransition skip = zone.getRules().getTransition(time);
    if (skip != null && skip.isGap()) {
      return skip.getInstant();
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    return time.toInstant(offsets.getFirst());
  }

  private Instant latest(LocalDateTime time) {
    ZoneOffsetTransition skip = zone.getRules().getTransition(time);
    if (skip != null && skip.isGap()) {
      return skip.getInstant();
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    return time.toInstant(offsets.getLast());
  }
}
