package fr.teleguichet.fleet.interview;

import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks at months, sites and services all at once. Whoever takes services from some months must add
 * the sites that had interviews of these services in other months, and may take the sites that were
 * there in these months alone and had none of these services: each answer then counts once, twice
 * or not at all, and what is left must be nothing, or five at least.
 */
final class MonthSiteServiceSuppression {

  /** So many that all choices of them are looked through in a moment; of more, the smallest. */
  private static final int MAX_SERVICES = 8;

  /** Services that are told by one number: one that is told, or all that are hidden. */
  private record Figure(Set<ServiceCode> services, long answers) {}

  private final Map<Integer, Long> sites;
  private final List<Figure> services;
  private final List<Long> months;
  private final Map<Integer, Map<ServiceCode, Integer>> touched;

  private MonthSiteServiceSuppression(
      Map<Integer, Long> sites,
      List<Figure> services,
      List<Long> months,
      Map<Integer, Map<ServiceCode, Integer>> touched) {
    this.sites = sites;
    this.services = services;
    this.months = months;
    this.touched = touched;
  }

  /**
   * The answers of a year.
   *
   * @param sites how many each site has
   * @param services how many each service has
   * @param hidden services that are not told
   * @param months how many each part of the year has
   * @param touched in which of these parts each site had interviews of each service, as bits; a
   *     site that has none is one of which nothing is known
   */
  static MonthSiteServiceSuppression of(
      Map<Integer, Long> sites,
      Map<ServiceCode, Long> services,
      Set<ServiceCode> hidden,
      List<Long> months,
      Map<Integer, Map<ServiceCode, Integer>> touched) {
    List<Figure> figures = new ArrayList<>();
    services.entrySet().stream()
        .filter(it -> it.getValue() > 0 && !hidden.contains(it.getKey()))
        .sorted(
            Map.Entry.<ServiceCode, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .forEach(it -> figures.add(new Figure(Set.of(it.getKey()), it.getValue())));
    long together = hidden.stream().mapToLong(it -> services.getOrDefault(it, 0L)).sum();
    if (together > 0) {
      figures.addFirst(new Figure(hidden, together));
    }
    return new MonthSiteServiceSuppression(
        sites,
        List.copyOf(figures.subList(0, Math.min(figures.size(), MAX_SERVICES))),
        months,
        touched);
  }

  /** One more site to hide, where something small is left beside those that are hidden. */
  Optional<Integer> next(Set<Integer> hidden) {
    for (int choice = 1; choice < 1 << services.size(); choice++) {
      Optional<Integer> next = next(hidden, choice);
      if (next.isPresent()) {
        return next;
      }
    }
    return Optional.empty();
  }

  private Optional<Integer> next(Set<Integer> hidden, int choice) {
    long[] left = left(hidden, choice);
    for (int union = 0; union < left.length; union++) {
      if (left[union] > 0 && left[union] < SurveyAnswerCounts.MIN) {
        int some = union;
        Predicate<Integer> counts = site -> weight(Set.of(site), choice, some) != 0;
        return ComplementaryCellSuppression.smallest(sites, hidden, counts)
            .or(() -> ComplementaryCellSuppression.smallest(sites, hidden, _ -> true));
      }
    }
    return Optional.empty();
  }

  /** Of each union of months, less the services, with the sites that must be added or taken. */
  private long[] left(Set<Integer> hidden, int choice) {
    long[] left = new long[1 << months.size()];
    for (int part = 0; part < months.size(); part++) {
      left[1 << part] = months.get(part);
    }
    for (int i = 0; i < services.size(); i++) {
      left[0] -= (choice >> i & 1) * services.get(i).answers();
    }
    long together = 0;
    for (Map.Entry<Integer, Long> site : sites.entrySet()) {
      if (hidden.contains(site.getKey())) {
        together += site.getValue();
      } else {
        weigh(left, Set.of(site.getKey()), choice, site.getValue());
      }
    }
    weigh(left, hidden, choice, together);
    ComplementaryCellSuppression.sumUp(left);
    return left;
  }

  /** Adds sites to all unions but those that hold all their interviews of the services. */
  private void weigh(long[] left, Set<Integer> some, int choice, long answers) {
    int ofServices = months(some, choice);
    left[0] += answers;
    left[ofServices] -= answers;
    if (ofServices == 0) {
      left[months(some, -1)] -= answers;
    }
  }

  /** How often the answers of sites count in a union of months less services. */
  private int weight(Set<Integer> some, int choice, int union) {
    int ofServices = months(some, choice);
    if (ofServices != 0) {
      return (ofServices & ~union) == 0 ? 0 : 1;
    }
    return (months(some, -1) & ~union) == 0 ? -1 : 0;
  }

  /**
   * In which months sites had interviews of some services.
   *
   * @param choice which of the figures, as bits; all services where it is -1
   */
  private int months(Set<Integer> some, int choice) {
    return some.stream().mapToInt(site -> months(site, choice)).reduce(0, (a, b) -> a | b);
  }

  private int months(int site, int choice) {
    Map<ServiceCode, Integer> known = touched.getOrDefault(site, Map.of());
    if (known.isEmpty()) {
      return (1 << months.size()) - 1;
    }
    if (choice == -1) {
      return known.values().stream().mapToInt(Integer::intValue).reduce(0, (a, b) -> a | b);
    }
    int all = 0;
    for (int i = 0; i < services.size(); i++) {
      if ((choice >> i & 1) == 1) {
        for (ServiceCode service : services.get(i).services()) {
          all |= known.getOrDefault(service, 0);
        }
      }
    }
    return all;
  }
}
