package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.configuration.OpeningHours;
import fr.teleguichet.edge.configuration.OpeningHours.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * The hours at which the screen is wanted: from a little before the opening, so that it is on then,
 * to a little after the closing. Where the clock on the wall shows an hour twice, a span is as long
 * as it can be read; where it skips its beginning, the span begins with the skip.
 */
public final class ScreenHours {

  /** How long before the opening the screen is switched on. */
  static final Duration LEAD = Duration.ofMinutes(2);

  /** How long after the closing it stays on. */
  static final Duration LINGER = Duration.ofMinutes(2);

  private final OpeningHours hours;

  public ScreenHours(OpeningHours hours) {
    this.hours = hours;
  }

  /** Whether the screen is wanted at this instant. */
  boolean isWanted(Instant now) {
    LocalDate today = now.atZone(hours.zone()).toLocalDate();
    // A span past midnight began yesterday; one with its lead before midnight begins tomorrow.
    for (int days = -1; days <= 1; days++) {
      LocalDate day = today.plusDays(days);
      for (Span span : hours.on(day)) {
        if (isWithin(now, day, span)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isWithin(Instant now, LocalDate day, Span span) {
    LocalDate lastDay = span.isPastMidnight() ? day.plusDays(1) : day;
    Instant on = earliest(day.atTime(span.from())).minus(LEAD);
    Instant off = latest(lastDay.atTime(span.to())).plus(LINGER);
    return !now.isBefore(on) && now.isBefore(off);
  }

  private Instant earliest(LocalDateTime time) {
    ZoneOffsetTransition skip = hours.zone().getRules().getTransition(time);
    if (skip != null && skip.isGap()) {
      return skip.getInstant();
    }
    List<ZoneOffset> offsets = hours.zone().getRules().getValidOffsets(time);
    return time.toInstant(offsets.getFirst());
  }

  private Instant latest(LocalDateTime time) {
    ZoneOffsetTransition skip = hours.zone().getRules().getTransition(time);
    if (skip != null && skip.isGap()) {
      return skip.getInstant();
    }
    List<ZoneOffset> offsets = hours.zone().getRules().getValidOffsets(time);
    return time.toInstant(offsets.getLast());
  }
}
