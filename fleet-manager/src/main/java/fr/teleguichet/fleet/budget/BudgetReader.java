package fr.teleguichet.fleet.budget;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.interview.HeldInterviewCountReader;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what the network costs, as far as a scope goes. */
@Singleton
public final class BudgetReader {

  private final BudgetRepository table;
  private final HeldInterviewCountReader interviews;
  private final VisibleSites sites;
  private final Clock clock;

  BudgetReader(
      BudgetRepository table,
      HeldInterviewCountReader interviews,
      VisibleSites sites,
      Clock clock) {
    this.table = table;
    this.interviews = interviews;
    this.sites = sites;
    this.clock = clock;
  }

  /**
   * The whole calendar years of which these months are a part: money is told by year, and so are
   * the interviews that it is divided by. Of more than ten years the last ten.
   */
  public BudgetFigures read(YearMonth first, YearMonth last, Scope scope) {
    int from = Math.max(first.getYear(), last.getYear() - BudgetYearRange.MAX_COUNT + 1);
    return read(
        new BudgetYearRange(from, last.getYear(), last.getYear() >= thisYear()),
        lines(scope),
        scope);
  }

  /**
   * The same of some sites at a time: what was written down for them, and their interviews. What
   * was spent for the whole network is divided among none.
   */
  public Function<List<Site>, BudgetFigures> parts(YearMonth first, YearMonth last, Scope scope) {
    int from = Math.max(first.getYear(), last.getYear() - BudgetYearRange.MAX_COUNT + 1);
    BudgetYearRange years = new BudgetYearRange(from, last.getYear(), last.getYear() >= thisYear());
    List<BudgetLine> lines = lines(scope).stream().filter(it -> years.contains(it.year())).toList();
    Map<Integer, Long> held = held(years);
    return some -> {
      Set<Integer> ids = some.stream().map(Site::id).collect(Collectors.toSet());
      return new BudgetCalculator(
              years,
              false,
              lines.stream().filter(it -> it.site().filter(ids::contains).isPresent()).toList(),
              some,
              held)
          .figures();
    };
  }

  private Map<Integer, Long> held(BudgetYearRange years) {
    return interviews.bySite(
        YearMonth.of(years.first(), Month.JANUARY), YearMonth.of(years.last(), Month.DECEMBER));
  }

  BudgetFigures read(BudgetYearRange years, List<BudgetLine> lines, Scope scope) {
    return new BudgetCalculator(
            years,
            scope.isWholeFleet(),
            lines.stream().filter(it -> years.contains(it.year())).toList(),
            sites.in(scope),
            held(years))
        .figures();
  }

  /** The lines that somebody of this scope may see: a part of the network sees its own sites'. */
  List<BudgetLine> lines(Scope scope) {
    List<BudgetLine> lines = table.all();
    if (scope.isWholeFleet()) {
      return lines;
    }
    Set<Integer> visible = sites.in(scope).stream().map(Site::id).collect(Collectors.toSet());
    return lines.stream().filter(it -> it.site().filter(visible::contains).isPresent()).toList();
  }

  int thisYear() {
    return clock.instant().atZone(LocalizedText.ZONE).getYear();
  }
}
