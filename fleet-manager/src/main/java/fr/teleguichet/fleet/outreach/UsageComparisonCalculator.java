package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.interview.HeldInterviewCountReader.Days;
import fr.teleguichet.fleet.outreach.UseBeforeAndAfter.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Sets the use of sites before actions against that after them.
 *
 * @param weeks how many weeks before and after
 * @param today the day on which it is done, which is not over
 * @param knownFrom the first day of which interviews are known one by one; empty for all days
 * @param visible which sites the reader sees
 * @param around all actions of the time
 * @param incidents all incidents of the time
 */
record UsageComparisonCalculator(
    int weeks,
    LocalDate today,
    Optional<LocalDate> knownFrom,
    IntPredicate visible,
    List<OutreachAction> around,
    List<SiteIncident> incidents) {

  /** The weeks before the action. */
  static Days before(OutreachAction action, int weeks) {
    return new Days(action.first().minusWeeks(weeks), action.first().minusDays(1));
  }

  /** The weeks after the action. */
  static Days after(OutreachAction action, int weeks) {
    return new Days(action.last().plusDays(1), action.last().plusWeeks(weeks));
  }

  /**
   * What came before and after.
   *
   * @param heldBefore interviews in the weeks before by the rows of their sites
   * @param heldAfter interviews in the weeks after by the rows of their sites
   */
  UseBeforeAndAfter of(
      OutreachAction action, Map<Integer, Long> heldBefore, Map<Integer, Long> heldAfter) {
    Days before = before(action, weeks);
    Days after = after(action, weeks);
    long many = at(action, heldBefore);
    long then = at(action, heldAfter);
    return new UseBeforeAndAfter(
        weeks,
        before,
        after,
        many,
        then,
        verdict(before, after, many, then),
        around.stream()
            .filter(it -> it.id() != action.id() && it.sharesASiteWith(action))
            .filter(it -> it.touches(before.first(), after.last()))
            .toList(),
        incidents.stream()
            .filter(it -> action.isAt(it.site()) && visible.test(it.site()))
            .filter(it -> it.touches(before.first(), after.last()))
            .toList());
  }

  private long at(OutreachAction action, Map<Integer, Long> held) {
    return held.entrySet().stream()
        .filter(it -> action.isAt(it.getKey()) && visible.test(it.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private Verdict verdict(Days before, Days after, long many, long then) {
    if (knownFrom.isPresent() && before.first().isBefore(knownFrom.get())) {
      return new Verdict.OnlyMonths(knownFrom.get());
    }
    if (!after.last().isBefore(today)) {
      return new Verdict.TooEarly(after.last());
    }
    return many + then < UseBeforeAndAfter.MIN_INTERVIEWS
        ? new Verdict.TooFew()
        : new Verdict.Ratio(RateRatio.of(many, then));
  }
}
