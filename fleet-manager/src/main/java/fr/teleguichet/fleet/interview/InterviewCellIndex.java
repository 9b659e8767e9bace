package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.InterviewMonth.Cell;
import fr.teleguichet.fleet.interview.UsageFigures.Line;
import fr.teleguichet.fleet.interview.UsageFigures.Place;
import fr.teleguichet.fleet.interview.UsageFigures.Where;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Cells by place and service. There are hundreds of thousands of cells, and some thousands of
 * groups: what can be asked of a group is not asked of its cells.
 *
 * @param groups the places in order, of each its services in order
 */
record InterviewCellIndex(Map<Where, Map<ServiceCode, List<Cell>>> groups) {

  /**
   * Groups cells.
   *
   * @param whereOf the place of a site's row; several rows may be one place
   */
  static InterviewCellIndex of(Collection<Cell> cells, Function<Integer, Where> whereOf) {
    Map<Integer, Map<ServiceCode, List<Cell>>> rows = new HashMap<>();
    for (Cell cell : cells) {
      rows.computeIfAbsent(cell.siteId(), _ -> new HashMap<>())
          .computeIfAbsent(cell.service(), _ -> new ArrayList<>())
          .add(cell);
    }
    Map<Where, Map<ServiceCode, List<Cell>>> groups = new TreeMap<>();
    rows.forEach(
        (site, services) -> {
          Map<ServiceCode, List<Cell>> place =
              groups.computeIfAbsent(whereOf.apply(site), _ -> new TreeMap<>());
          services.forEach(
              (service, some) ->
                  place.computeIfAbsent(service, _ -> new ArrayList<>()).addAll(some));
        });
    return new InterviewCellIndex(groups);
  }

  /** Those of some places and services. */
  InterviewCellIndex having(Predicate<Where> places, Predicate<ServiceCode> wanted) {
    return each(
        (where, service, cells) ->
            places.test(where) && wanted.test(service) ? cells : List.<Cell>of());
  }

  /** Those of some months. */
  InterviewCellIndex in(Predicate<YearMonth> wanted) {
    return each((_, _, cells) -> cells.stream().filter(cell -> wanted.test(cell.month())).toList());
  }

  /** What becomes of a group; nothing where it is empty. */
  private interface Change {
    List<Cell> of(Where where, ServiceCode service, List<Cell> cells);
  }

  private InterviewCellIndex each(Change change) {
    Map<Where, Map<ServiceCode, List<Cell>>> some = new TreeMap<>();
    groups.forEach(
        (where, services) ->
            services.forEach(
                (service, cells) -> {
                  List<Cell> left = change.of(where, service, cells);
                  if (!left.isEmpty()) {
                    var _ = some.computeIfAbsent(where, _ -> new TreeMap<>()).put(service, left);
                  }
                }));
    return new InterviewCellIndex(some);
  }

  /** How many interviews were held. */
  long held() {
    return heldByPlace().values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many were held at each place. */
  Map<Where, Long> heldByPlace() {
    Map<Where, Long> held = new HashMap<>();
    groups.forEach(
        (where, services) ->
            held.put(where, services.values().stream().mapToLong(InterviewCellIndex::held).sum()));
    return held;
  }

  /** How many were held of each service. */
  Map<ServiceCode, Long> heldByService() {
    Map<ServiceCode, Long> held = new HashMap<>();
    for (Map<ServiceCode, List<Cell>> services : groups.values()) {
      services.forEach((service, cells) -> held.merge(service, held(cells), Long::sum));
    }
    return held;
  }

  private static long held(List<Cell> cells) {
    long held = 0;
    for (Cell cell : cells) {
      held += cell.attempts().held();
    }
    return held;
  }

  /** The sums of each month that has any. */
  Map<YearMonth, InterviewOutcomeCounts> byMonth() {
    return groups.values().stream()
        .flatMap(services -> services.values().stream())
        .flatMap(List::stream)
        .collect(
            Collectors.groupingBy(
                Cell::month,
                Collectors.collectingAndThen(
                    Collectors.mapping(Cell::attempts, Collectors.toList()),
                    InterviewOutcomeCounts::sum)));
  }

  /** The rows of the figures. */
  List<Place> places() {
    return groups.entrySet().stream().map(it -> place(it.getKey(), it.getValue())).toList();
  }

  private static Place place(Where where, Map<ServiceCode, List<Cell>> services) {
    List<Line> lines =
        services.entrySet().stream()
            .map(
                it ->
                    new Line(
                        it.getKey(),
                        it.getValue(),
                        InterviewOutcomeCounts.sum(
                            it.getValue().stream().map(Cell::attempts).toList())))
            .toList();
    return new Place(
        where, lines, InterviewOutcomeCounts.sum(lines.stream().map(Line::total).toList()));
  }
}
