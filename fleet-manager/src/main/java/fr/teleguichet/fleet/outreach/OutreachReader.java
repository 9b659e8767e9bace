package fr.teleguichet.fleet.outreach;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.alert.SiteOutageReader;
import fr.teleguichet.fleet.interview.HeldInterviewCountReader;
import fr.teleguichet.fleet.interview.HeldInterviewCountReader.Days;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Reads what was done to make the network known, as far as a scope goes. */
@Singleton
public final class OutreachReader {

  /** Weeks before and after, where nobody asks for others. */
  public static final int USUAL_WEEKS = 8;

  static final int MAX_WEEKS = 26;

  private final OutreachRepository table;
  private final HeldInterviewCountReader interviews;
  private final SiteOutageReader outages;
  private final VisibleSites sites;
  private final Clock clock;

  OutreachReader(
      OutreachRepository table,
      HeldInterviewCountReader interviews,
      SiteOutageReader outages,
      VisibleSites sites,
      Clock clock) {
    this.table = table;
    this.interviews = interviews;
    this.outages = outages;
    this.sites = sites;
    this.clock = clock;
  }

  /**
   * The actions that take place on one of these days, the newest first: those for every site, and
   * those for one of these sites.
   */
  List<OutreachAction> between(LocalDate from, LocalDate to, IntPredicate visible) {
    return table.between(from, to).stream().filter(it -> isSeen(it, visible)).toList();
  }

  /** The actions of these months, with the use of their sites eight weeks before and after. */
  public OutreachFigures read(YearMonth first, YearMonth last, Scope scope) {
    return read(first.atDay(1), last.atEndOfMonth(), USUAL_WEEKS, scope);
  }

  /** The actions of these days, with the use of their sites so many weeks before and after. */
  OutreachFigures read(LocalDate from, LocalDate to, int weeks, Scope scope) {
    IntPredicate visible = visible(scope);
    LocalDate widestFrom = from.minusDays(OutreachAction.MAX_DAYS).minusWeeks(weeks);
    LocalDate widestTo = to.plusDays(OutreachAction.MAX_DAYS).plusWeeks(weeks);
    List<OutreachAction> around =
        table.between(widestFrom, widestTo).stream().filter(it -> isSeen(it, visible)).toList();
    List<OutreachAction> wanted = around.stream().filter(it -> it.touches(from, to)).toList();
    if (wanted.isEmpty()) {
      return new OutreachFigures(weeks, List.of());
    }
    List<Days> spans = new ArrayList<>();
    for (OutreachAction action : wanted) {
      spans.add(UsageComparisonCalculator.before(action, weeks));
      spans.add(UsageComparisonCalculator.after(action, weeks));
    }
    List<Map<Integer, Long>> held = interviews.bySite(spans);
    UsageComparisonCalculator comparison =
        new UsageComparisonCalculator(
            weeks,
            today(),
            interviews.knownFrom(),
            visible,
            around,
            incidents(widestFrom, widestTo));
    List<OutreachFigures.Compared> compared = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      OutreachAction action = wanted.get(i);
      compared.add(
          new OutreachFigures.Compared(
              action, comparison.of(action, held.get(2 * i), held.get(2 * i + 1))));
    }
    return new OutreachFigures(weeks, compared);
  }

  private List<SiteIncident> incidents(LocalDate from, LocalDate to) {
    return outages.ofADayOrMore(begin(from), begin(to.plusDays(1))).stream()
        .map(
            it ->
                new SiteIncident(
                    it.kind(), it.site(), day(it.since()), it.ended().map(OutreachReader::day)))
        .toList();
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(LocalizedText.ZONE).toInstant();
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(LocalizedText.ZONE).toLocalDate();
  }

  /** In the whole fleet every site is seen, those included that are deleted or were not known. */
  IntPredicate visible(Scope scope) {
    if (scope.isWholeFleet()) {
      return _ -> true;
    }
    Set<Integer> ids = sites.in(scope).stream().map(Site::id).collect(Collectors.toSet());
    return ids::contains;
  }

  static boolean isSeen(OutreachAction action, IntPredicate visible) {
    return action.everywhere() || action.sites().stream().anyMatch(visible::test);
  }

  /** The day of French time. */
  LocalDate today() {
    return day(clock.instant());
  }
}
