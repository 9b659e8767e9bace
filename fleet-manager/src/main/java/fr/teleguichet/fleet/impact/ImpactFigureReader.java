package fr.teleguichet.fleet.impact;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.interview.ImpactEstimationInputReader;
import fr.teleguichet.fleet.interview.ImpactEstimationInputs;
import fr.teleguichet.fleet.interview.ImpactEstimationInputs.Held;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader;
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader.AtSite;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Reads what the network spared, in as many statements for ten kiosks as for ten thousand. */
@Singleton
public final class ImpactFigureReader {

  private final ImpactEstimationInputReader interviews;
  private final ConnectionMonthReader connections;
  private final VisibleSites sites;

  ImpactFigureReader(
      ImpactEstimationInputReader interviews,
      ConnectionMonthReader connections,
      VisibleSites sites) {
    this.interviews = interviews;
    this.connections = connections;
    this.sites = sites;
  }

  /**
   * Everything of these months, 1 to 60 of them, that the scope covers.
   *
   * @param parameters of today, or those that a report froze
   */
  public ImpactFigures read(
      YearMonth first, YearMonth last, Scope scope, ImpactParameters parameters) {
    return read(UsageQuery.of(new MonthRange(first, last)), scope, parameters);
  }

  ImpactFigures read(UsageQuery query, Scope scope, ImpactParameters parameters) {
    Map<Integer, Site> visible =
        sites.in(scope).stream().collect(Collectors.toMap(Site::id, site -> site));
    // What was counted without a site, or at one that is gone, has no territory either.
    IntPredicate isVisible = site -> scope.isWholeFleet() || visible.containsKey(site);
    ImpactEstimationInputs tally = interviews.read(query.months());
    // Of the whole network, whoever asks: from a part's answers those of a site could be worked
    // out.
    ImpactCalculator calculation =
        new ImpactCalculator(parameters, tally.resolutions(), tally.alternatives());
    List<Held> held = tally.held().stream().filter(it -> isVisible.test(it.siteId())).toList();
    return ImpactAggregator.of(
        query,
        visible.values(),
        held,
        kioskMonths(query.months(), isVisible),
        calculation,
        parameters);
  }

  /** By the site's row: of all its kiosks, whosever they are, as its interviews are. */
  private Map<Integer, Integer> kioskMonths(MonthRange months, IntPredicate isVisible) {
    return connections.read(months.first(), months.last(), new Scope.Fleet()).inService().stream()
        .filter(it -> isVisible.test(it.site()))
        .collect(Collectors.toMap(AtSite::site, AtSite::kioskMonths));
  }
}
