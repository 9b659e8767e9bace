package fr.teleguichet.fleet.site.life;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * All that was said of how far a site is, so that a day of before can be told as it was.
 *
 * @param states in the order in which they were said; each holds until the next begins
 */
public record SiteLifecycleHistory(List<SiteLifeState> states) {

  public SiteLifecycleHistory {
    states = List.copyOf(states);
  }

  /** How far it was on a day; empty where nobody had said anything of it yet. */
  public Optional<SiteLifeState> on(LocalDate day) {
    return states.reversed().stream().filter(it -> !begin(it).isAfter(day)).findFirst();
  }

  /** On how many of these days, both ends included, citizens could not use it for a while. */
  public long suspendedDays(LocalDate first, LocalDate last) {
    long days = 0;
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i) instanceof SiteLifeState.Suspended suspended) {
        LocalDate from = later(begin(suspended), first);
        LocalDate until =
            i + 1 < states.size()
                ? earlier(begin(states.get(i + 1)), last.plusDays(1))
                : last.plusDays(1);
        days += Math.max(0, ChronoUnit.DAYS.between(from, until));
      }
    }
    return days;
  }

  private static LocalDate begin(SiteLifeState state) {
    return state.since().orElse(LocalDate.MIN);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
