package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.SurveyCellDecisions.Told;
import fr.teleguichet.fleet.interview.UsageFigures.Counted;
import fr.teleguichet.fleet.interview.UsageFigures.Where;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Which cells of answers are told, year by year. */
record SurveyCellDecisionsByYear(Map<Integer, SurveyCellDecisions> years) {

  /** As it was decided when each year was told first; where it was not yet, as it would be. */
  static SurveyCellDecisionsByYear of(Counted counted) {
    Map<Integer, SurveyCellDecisions> years = new TreeMap<>(counted.decided());
    for (int year = counted.told().first(); year <= counted.told().last(); year++) {
      if (!years.containsKey(year)) {
        years.put(year, SurveyCellSuppression.told(SurveyCellSuppression.Year.of(year, counted)));
      }
    }
    return new SurveyCellDecisionsByYear(years);
  }

  /** By place: of sites that have become one place, what is told of each of them. */
  Map<Integer, Map<Where, Told>> places(Counted counted, Function<Integer, Where> whereOf) {
    Map<Integer, Map<Where, Told>> places = new TreeMap<>();
    for (SurveyCountReader.SiteAnswers each : counted.bySite()) {
      SurveyCellDecisions year = years.get(each.year());
      Told told =
          year == null ? Told.NOTHING : year.sites().getOrDefault(each.siteId(), Told.NOTHING);
      Told _ =
          places
              .computeIfAbsent(each.year(), _ -> new HashMap<>())
              .merge(whereOf.apply(each.siteId()), told, Told::and);
    }
    return places;
  }

  /** By service. */
  Map<Integer, Map<ServiceCode, Told>> services() {
    Map<Integer, Map<ServiceCode, Told>> services = new TreeMap<>();
    years.forEach((year, cells) -> services.put(year, cells.services()));
    return services;
  }
}
