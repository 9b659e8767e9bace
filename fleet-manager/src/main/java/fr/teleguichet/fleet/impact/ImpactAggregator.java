package fr.teleguichet.fleet.impact;

import fr.teleguichet.fleet.impact.ImpactFigures.OfService;
import fr.teleguichet.fleet.impact.ImpactFigures.OfSite;
import fr.teleguichet.fleet.interview.ImpactEstimationInputs.Held;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds up what was spared, by site and by service. */
final class ImpactAggregator {

  private ImpactAggregator() {}

  /**
   * The figures.
   *
   * @param visible the sites that may be told of
   * @param held interviews of these sites, and for whoever sees everything those of no site, or of
   *     sites that are gone
   * @param kioskMonths of the same, by the site's row; each at least 1
   */
  static ImpactFigures of(
      UsageQuery query,
      Collection<Site> visible,
      List<Held> held,
      Map<Integer, Integer> kioskMonths,
      ImpactCalculator calculation,
      ImpactParameters parameters) {
    Map<Integer, Site> sites =
        visible.stream()
            .filter(site -> query.site().wants(site.code()))
            .collect(Collectors.toMap(Site::id, Function.identity()));
    Map<Integer, ImpactSum> bySite = new TreeMap<>();
    Map<ServiceCode, ImpactSum> byService = new TreeMap<>(Comparator.comparing(ServiceCode::value));
    ImpactSum elsewhere = ImpactSum.NONE;
    long withoutOffice = 0;
    for (Held cell : held) {
      Site site = sites.get(cell.siteId());
      if (!query.service().wants(cell.service()) || (site == null && !query.site().isAll())) {
        continue;
      }
      OptionalDouble kilometres =
          site == null
              ? OptionalDouble.empty()
              : calculation.officeKilometres(position(site), cell.service());
      ImpactSum sum = calculation.interviews(cell.interviews(), cell.seconds(), kilometres);
      byService.merge(cell.service(), sum, ImpactSum::plus);
      if (site == null) {
        elsewhere = elsewhere.plus(sum);
      } else {
        bySite.merge(site.id(), sum, ImpactSum::plus);
        withoutOffice += sum.held() - sum.counted();
      }
    }
    if (query.service().isAll()) {
      for (Map.Entry<Integer, Integer> kiosks : kioskMonths.entrySet()) {
        ImpactSum sum = calculation.kiosks(kiosks.getValue());
        if (sites.containsKey(kiosks.getKey())) {
          bySite.merge(kiosks.getKey(), sum, ImpactSum::plus);
        } else if (query.site().isAll()) {
          elsewhere = elsewhere.plus(sum);
        }
      }
    }
    return new ImpactFigures(
        query,
        parameters,
        bySite.values().stream().reduce(elsewhere, ImpactSum::plus),
        siteRows(sites, bySite, elsewhere),
        byService.entrySet().stream().map(it -> new OfService(it.getKey(), it.getValue())).toList(),
        calculation.met(),
        calculation.trip(),
        elsewhere.held(),
        withoutOffice);
  }

  private static GeoPosition position(Site site) {
    return new GeoPosition(site.latitude(), site.longitude());
  }

  private static List<OfSite> siteRows(
      Map<Integer, Site> sites, Map<Integer, ImpactSum> bySite, ImpactSum elsewhere) {
    List<OfSite> rows = new ArrayList<>();
    sites.values().stream()
        .sorted(Comparator.comparing(Site::name).thenComparing(it -> it.code().value()))
        .forEach(
            site -> {
              ImpactSum sum = bySite.get(site.id());
              if (sum != null) {
                rows.add(new OfSite(Optional.of(site.code()), site.name(), sum));
              }
            });
    if (elsewhere.held() > 0 || elsewhere.kioskMonths() > 0) {
      rows.add(new OfSite(Optional.empty(), "", elsewhere));
    }
    return rows;
  }
}
