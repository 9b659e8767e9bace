package fr.teleguichet.fleet.update.rollout.eligibility;

import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import fr.teleguichet.hardware.text.CodedEnum;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When updates may begin.
 *
 * @param hours how that goes together with the hours of the site
 * @param daily some hours of the day besides; such that pass midnight belong to the day before
 * @param days days of the week on which they begin; empty for all
 * @param local whether days and hours are those of the site's clocks, else those of France
 */
public record UpdateWindow(
    Hours hours, Optional<OpeningHours.Span> daily, Set<DayOfWeek> days, boolean local) {

  /** How a window goes together with the hours of a site. */
  public enum Hours implements CodedEnum {
    /** While the site is closed. */
    OUTSIDE,
    /** While it is open. */
    DURING,
    /** All one. */
    ANY;

    /** The hours of a word. */
    public static Optional<Hours> of(String word) {
      return CodedEnum.of(Hours.class, word);
    }
  }

  /** The week comes round in it. */
  private static final Duration LOOK = Duration.ofDays(8);

  private static final OpeningHours.Span WHOLE_DAY = OpeningHoursParser.span("00:00-24:00");

  /** While the site is closed. */
  public static final UpdateWindow USUAL =
      new UpdateWindow(Hours.OUTSIDE, Optional.empty(), Set.of(), true);

  public UpdateWindow {
    days = Set.copyOf(days);
  }

  /** Whether an update may begin now at a site with these hours. */
  public boolean contains(Instant now, OpeningHours site) {
    boolean fits =
        switch (hours) {
          case OUTSIDE -> !site.isOpen(now);
          case DURING -> site.isOpen(now);
          case ANY -> true;
        };
    return fits
        && (isUnbound() || span(local ? site.zone() : OpeningHoursParser.FRANCE).isOpen(now));
  }

  /**
   * When an update may begin next at a site with these hours; empty where it may not within eight
   * days. Not to be asked while it may.
   */
  public Optional<Instant> opensAfter(Instant now, OpeningHours site) {
    return Stream.of(site, span(local ? site.zone() : OpeningHoursParser.FRANCE))
        .flatMap(it -> it.changes(now, LOOK).stream())
        .sorted()
        .filter(it -> contains(it, site))
        .findFirst();
  }

  /** Whether it is all one when an update begins. */
  public boolean isAlways() {
    return hours == Hours.ANY && isUnbound();
  }

  private boolean isUnbound() {
    return daily.isEmpty() && days.isEmpty();
  }

  /** Days and hours as if something were open then, which knows clocks that are changed. */
  private OpeningHours span(ZoneId zone) {
    Map<DayOfWeek, List<OpeningHours.Span>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (days.isEmpty() || days.contains(day)) {
        week.put(day, List.of(daily.orElse(WHOLE_DAY)));
      }
    }
    return new OpeningHours(zone, week, Map.of());
  }
}
