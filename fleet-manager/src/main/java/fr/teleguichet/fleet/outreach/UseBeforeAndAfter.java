package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.interview.HeldInterviewCountReader.Days;
import java.time.LocalDate;
import java.util.List;

/**
 * Interviews at the sites of an action in the weeks before it and in as many after it. What comes
 * after an action does not come from it for that: what else was in these weeks is named.
 *
 * @param weeks how many weeks each span has
 * @param before the days before the first day of the action
 * @param after the days after its last day
 * @param heldBefore interviews in the days before; of meaning where they are counted
 * @param heldAfter interviews in the days after, so far; of meaning where they are counted
 * @param verdict what can be said of it
 * @param others other actions at one of these sites that touch these weeks
 * @param incidents what failed at one of these sites in these weeks for a day or more
 */
public record UseBeforeAndAfter(
    int weeks,
    Days before,
    Days after,
    long heldBefore,
    long heldAfter,
    Verdict verdict,
    List<OutreachAction> others,
    List<SiteIncident> incidents) {

  /** With fewer interviews in both spans together nothing is said of the ratio. */
  public static final int MIN_INTERVIEWS = 10;

  /** What can be said. */
  public sealed interface Verdict {

    /** The weeks after are not over. */
    record TooEarly(LocalDate over) implements Verdict {}

    /**
     * Some of the days are so long ago that interviews are known by month only.
     *
     * @param knownFrom the first day of which they are known one by one
     */
    record OnlyMonths(LocalDate knownFrom) implements Verdict {}

    /** There are fewer than {@value UseBeforeAndAfter#MIN_INTERVIEWS} interviews in all. */
    record TooFew() implements Verdict {}

    /** How many times as many there were. */
    record Ratio(RateRatio rates) implements Verdict {}
  }

  public UseBeforeAndAfter {
    others = List.copyOf(others);
    incidents = List.copyOf(incidents);
  }

  /** Whether the interviews of these days are known one by one, so that their number is one. */
  public boolean isCounted(Days span) {
    return !(verdict instanceof Verdict.OnlyMonths(LocalDate knownFrom)
        && span.first().isBefore(knownFrom));
  }

  /** Interviews per week before. */
  public double perWeekBefore() {
    return (double) heldBefore / weeks;
  }

  /** Interviews per week after. */
  public double perWeekAfter() {
    return (double) heldAfter / weeks;
  }
}
