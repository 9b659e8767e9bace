package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.InterviewCountReader.Cell;
import fr.teleguichet.fleet.interview.UsageFigures.Line;
import fr.teleguichet.fleet.interview.UsageFigures.Place;
import fr.teleguichet.fleet.interview.UsageFigures.Where;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Lays out attempts by site, service and month. */
final class UsagePlaces {

  private UsagePlaces() {}

  /** A row for each site that has an attempt, in order. */
  static List<Place> of(List<Cell> cells, Function<Integer, Where> whereOf) {
    Map<Where, Map<ServiceCode, Map<YearMonth, InterviewOutcomeCounts>>> places = new TreeMap<>();
    for (Cell cell : cells) {
      places
          .computeIfAbsent(whereOf.apply(cell.siteId()), _ -> new TreeMap<>())
          .computeIfAbsent(cell.service(), _ -> new TreeMap<>())
          .merge(cell.month(), cell.attempts(), InterviewOutcomeCounts::plus);
    }
    return places.entrySet().stream().map(it -> place(it.getKey(), it.getValue())).toList();
  }

  private static Place place(
      Where where, Map<ServiceCode, Map<YearMonth, InterviewOutcomeCounts>> services) {
    List<Line> lines =
        services.entrySet().stream()
            .map(it -> new Line(it.getKey(), it.getValue(), sum(it.getValue().values())))
            .toList();
    return new Place(where, lines, sum(lines.stream().map(Line::total).toList()));
  }

  private static InterviewOutcomeCounts sum(Collection<InterviewOutcomeCounts> attempts) {
    return attempts.stream().reduce(InterviewOutcomeCounts.NONE, InterviewOutcomeCounts::plus);
  }
}
