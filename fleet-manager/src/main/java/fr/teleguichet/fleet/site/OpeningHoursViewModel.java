package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When a place is open, in words: now, in an ordinary week, and on the days to come that are
 * otherwise.
 *
 * @param open whether it is open now
 * @param status whether it is open now, and until or from when
 * @param week the days of the week
 * @param otherwise days of the next weeks that are not like those of other weeks
 */
public record OpeningHoursViewModel(
    boolean open, String status, List<Line> week, List<Line> otherwise) {

  private static final int DAYS_AHEAD = 60;

  /** A day and its hours. */
  public record Line(String day, String hours) {}

  public OpeningHoursViewModel {
    week = List.copyOf(week);
    otherwise = List.copyOf(otherwise);
  }

  /** The hours of a site, which is closed on public holidays unless an exception says otherwise. */
  public static Optional<OpeningHoursViewModel> of(Site site, Instant now, LocalizedText text) {
    return site.opening().map(hours -> of(hours.closedOnHolidays(true), now, text));
  }

  private static OpeningHoursViewModel of(OpeningHours hours, Instant now, LocalizedText text) {
    return new OpeningHoursViewModel(
        hours.isOpen(now),
        status(hours, now, text),
        Arrays.stream(DayOfWeek.values())
            .map(
                day ->
                    new Line(
                        day.getDisplayName(TextStyle.FULL, text.language().locale()),
                        spans(hours.weekly().getOrDefault(day, List.of()), text)))
            .toList(),
        otherwise(hours, now.atZone(hours.zone()).toLocalDate(), text));
  }

  private static String status(OpeningHours hours, Instant now, LocalizedText text) {
    if (hours.isOpen(now)) {
      return hours.changes(now, Duration.ofDays(7)).stream()
          .filter(it -> !hours.isOpen(it))
          .findFirst()
          .map(it -> time(it.atZone(hours.zone()).toLocalTime(), text))
          .map(it -> text.say("site.open.until", it))
          .orElseGet(() -> text.say("site.open.now"));
    }
    return hours
        .opensAfter(now)
        .map(it -> opens(it, now.atZone(hours.zone()).toLocalDate(), text))
        .orElseGet(() -> text.say("site.open.closed"));
  }

  private static String opens(LocalDateTime opens, LocalDate today, LocalizedText text) {
    String time = time(opens.toLocalTime(), text);
    return opens.toLocalDate().equals(today)
        ? text.say("site.open.today", time)
        : text.say("site.open.later", day(opens.toLocalDate(), text), time);
  }

  private static List<Line> otherwise(OpeningHours hours, LocalDate today, LocalizedText text) {
    List<Line> lines = new ArrayList<>();
    for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
      LocalDate day = today.plusDays(ahead);
      List<Span> spans = hours.on(day);
      if (!spans.equals(hours.weekly().getOrDefault(day.getDayOfWeek(), List.of()))) {
        lines.add(new Line(day(day, text), spans(spans, text)));
      }
    }
    return lines;
  }

  private static String spans(List<Span> spans, LocalizedText text) {
    return spans.isEmpty()
        ? text.say("site.open.not-that-day")
        : spans.stream()
            .map(span -> time(span.from(), text) + " – " + time(span.to(), text))
            .collect(Collectors.joining(", "));
  }

  private static String time(LocalTime time, LocalizedText text) {
    return text.formatted(text.say("format.wall-time"), time);
  }

  private static String day(LocalDate day, LocalizedText text) {
    return text.formatted(text.say("format.weekday"), day);
  }
}
