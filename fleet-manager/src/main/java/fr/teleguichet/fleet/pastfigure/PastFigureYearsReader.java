package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.impact.ImpactParameters;
import fr.teleguichet.fleet.impact.ImpactParametersRepository;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Lays what documents say of an indicator beside what was measured of it, year by year. */
@Singleton
final class PastFigureYearsReader {

  private final MeasuredYearReader measured;
  private final ImpactParametersRepository impact;

  PastFigureYearsReader(MeasuredYearReader measured, ImpactParametersRepository impact) {
    this.measured = measured;
    this.impact = impact;
  }

  /** The places of these figures: the whole network, then sites by name. */
  static List<PastFigurePlace> places(List<PastFigure> figures) {
    return figures.stream()
        .map(it -> it.key().place())
        .distinct()
        .sorted(Comparator.comparing(PastFigurePlace::siteName))
        .toList();
  }

  PastFigureYears read(PastFigureQuery query, List<PastFigure> figures, Scope scope) {
    Map<Integer, Measure> takenOver = new TreeMap<>();
    figures.stream()
        .filter(it -> it.key().indicator() == query.indicator())
        .filter(it -> it.key().service().isEmpty())
        .filter(it -> query.place().filter(it.key().place()::equals).isPresent())
        .forEach(it -> takenOver.put(it.key().year(), it.measure()));
    Map<Integer, Measure> known = new TreeMap<>();
    if (!takenOver.isEmpty()) {
      for (int year : measured.years(measured.since())) {
        measured(year, query, scope).ifPresent(it -> known.put(year, it));
      }
    }
    return new PastFigureYears(query.indicator(), takenOver, known);
  }

  private Optional<Measure> measured(int year, PastFigureQuery query, Scope scope) {
    Map<PastFigureIndicator, Measure> values =
        switch (query.place().orElseGet(PastFigurePlace.WholeNetwork::new)) {
          case PastFigurePlace.WholeNetwork() ->
              measured.read(
                  year,
                  Set.of(query.indicator()),
                  scope,
                  ImpactParameters.read(impact.newest().content()));
          case PastFigurePlace.AtSite at -> measured.read(year, at.code(), scope);
          case PastFigurePlace.FormerSite _ -> Map.of();
        };
    return Optional.ofNullable(values.get(query.indicator()));
  }
}
