package fr.teleguichet.fleet.interview;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which groups must not be told beside the told parts of the same answers, where everybody knows
 * which parts a group can be in. Of all unions of parts, less the groups that lie wholly within,
 * nothing may be left, or five answers at least. What is hidden counts as one group: its sum is
 * that of all less those that are told.
 */
final class ComplementaryCellSuppression {

  /** So many that all unions are looked through in a moment. */
  static final int MAX_PARTS = 16;

  /**
   * Parts of the same answers.
   *
   * @param counts how many answers each has, {@value #MAX_PARTS} parts at most
   * @param touched a bit for each part that a group can be in; a group that has none is one of
   *     which nothing is known, and can be in all
   */
  record Parts<K>(List<Long> counts, Map<K, Integer> touched) {

    private int all() {
      return (1 << counts.size()) - 1;
    }

    private int of(K group) {
      int known = touched.getOrDefault(group, 0);
      return known == 0 ? all() : known;
    }

    private int of(Set<K> groups) {
      return groups.stream().mapToInt(this::of).reduce(0, (one, other) -> one | other);
    }
  }

  private ComplementaryCellSuppression() {}

  /**
   * The groups to hide: the small ones, those that give them away, and those without which
   * something small would be left.
   *
   * @param counts how many answers each group has
   * @param already hidden for another reason
   */
  static <K extends Comparable<? super K>> Set<K> hidden(
      Map<K, Long> counts, Set<K> already, List<Parts<K>> all) {
    return hidden(counts, already, all, _ -> Optional.empty());
  }

  /**
   * The same under one more rule.
   *
   * @param rule one more group to hide beside those that are, if it leaves something small
   */
  static <K extends Comparable<? super K>> Set<K> hidden(
      Map<K, Long> counts, Set<K> already, List<Parts<K>> all, Function<Set<K>, Optional<K>> rule) {
    Set<K> hidden = SmallGroupSuppression.hidden(counts, already);
    Optional<K> next = next(counts, hidden, all).or(with(hidden, rule));
    while (next.isPresent()) {
      Set<K> more = new HashSet<>(hidden);
      more.add(next.get());
      hidden = SmallGroupSuppression.hidden(counts, more);
      next = next(counts, hidden, all).or(with(hidden, rule));
    }
    return hidden;
  }

  private static <K> Supplier<Optional<K>> with(Set<K> hidden, Function<Set<K>, Optional<K>> rule) {
    return () -> rule.apply(hidden);
  }

  private static <K extends Comparable<? super K>> Optional<K> next(
      Map<K, Long> counts, Set<K> hidden, List<Parts<K>> all) {
    return all.stream().flatMap(parts -> next(counts, hidden, parts).stream()).findFirst();
  }

  /** One more to hide, so that the first union of which something small is left leaves more. */
  private static <K extends Comparable<? super K>> Optional<K> next(
      Map<K, Long> counts, Set<K> hidden, Parts<K> parts) {
    long[] left = left(counts, hidden, parts);
    for (int union = 1; union < parts.all(); union++) {
      if (left[union] > 0 && left[union] < SurveyAnswerCounts.MIN) {
        int some = union;
        Predicate<K> isWithin = group -> (parts.of(group) & ~some) == 0;
        // Where the hidden lie within, their sum does: another that lies elsewhere must join them.
        boolean isHiddenWithin = !hidden.isEmpty() && (parts.of(hidden) & ~some) == 0;
        Optional<K> next = smallest(counts, hidden, isHiddenWithin ? isWithin.negate() : isWithin);
        if (next.isPresent()) {
          return next;
        }
      }
    }
    return Optional.empty();
  }

  /** The smallest of the told groups that have answers. */
  static <K extends Comparable<? super K>> Optional<K> smallest(
      Map<K, Long> counts, Set<K> hidden, Predicate<K> which) {
    return counts.entrySet().stream()
        .filter(it -> it.getValue() > 0 && !hidden.contains(it.getKey()))
        .filter(it -> which.test(it.getKey()))
        .min(
            Map.Entry.<K, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .map(Map.Entry::getKey);
  }

  /** Of each union, as a set of bits, what is left of it less all that lies within. */
  private static <K> long[] left(Map<K, Long> counts, Set<K> hidden, Parts<K> parts) {
    long[] left = new long[parts.all() + 1];
    for (int part = 0; part < parts.counts().size(); part++) {
      left[1 << part] = parts.counts().get(part);
    }
    long together = 0;
    for (Map.Entry<K, Long> group : counts.entrySet()) {
      if (hidden.contains(group.getKey())) {
        together += group.getValue();
      } else {
        left[parts.of(group.getKey())] -= group.getValue();
      }
    }
    left[parts.of(hidden)] -= together;
    sumUp(left);
    return left;
  }

  /** Adds to each union, as a set of bits, what stands at all that lies within. */
  static void sumUp(long[] unions) {
    for (int part = 1; part < unions.length; part <<= 1) {
      for (int union = 1; union < unions.length; union++) {
        if ((union & part) != 0) {
          unions[union] += unions[union & ~part];
        }
      }
    }
  }
}
