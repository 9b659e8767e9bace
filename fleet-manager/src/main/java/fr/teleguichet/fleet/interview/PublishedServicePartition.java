package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.ComplementaryCellSuppression.Parts;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The told services of a year as parts of the answers of sites. */
final class PublishedServicePartition {

  /** One is for what is hidden, and one for what is too much. */
  private static final int MAX_APART = ComplementaryCellSuppression.MAX_PARTS - 2;

  private PublishedServicePartition() {}

  /**
   * The parts: each service that is told, and those that are hidden together. Beyond fourteen the
   * greatest are one part: every site has interviews of these.
   *
   * @param counts how many answers each service has
   * @param held of which services each site had interviews
   */
  static Parts<Integer> of(
      Map<ServiceCode, Long> counts, Set<ServiceCode> hidden, Map<Integer, Set<ServiceCode>> held) {
    Map<ServiceCode, Integer> parts = new HashMap<>();
    List<Long> answers = new ArrayList<>(List.of(0L));
    hidden.forEach(
        service -> {
          parts.put(service, 0);
          answers.set(0, answers.getFirst() + counts.getOrDefault(service, 0L));
        });
    counts.entrySet().stream()
        .filter(it -> it.getValue() > 0 && !hidden.contains(it.getKey()))
        .sorted(
            Map.Entry.<ServiceCode, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .forEach(
            it -> {
              int part = Math.min(answers.size(), MAX_APART + 1);
              if (part == answers.size()) {
                answers.add(0L);
              }
              parts.put(it.getKey(), part);
              answers.set(part, answers.get(part) + it.getValue());
            });
    Map<Integer, Integer> touched = new HashMap<>();
    held.forEach(
        (site, services) ->
            touched.put(
                site,
                services.stream()
                    .flatMap(service -> Optional.ofNullable(parts.get(service)).stream())
                    .mapToInt(part -> 1 << part)
                    .reduce(0, (one, other) -> one | other)));
    return new Parts<>(answers, touched);
  }
}
