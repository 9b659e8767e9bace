package fr.teleguichet.fleet.interview;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which groups of a breakdown must not be shown. Besides the groups that are too small, others are
 * hidden until what is hidden cannot be worked out from the total: at least two groups, with enough
 * answers together.
 */
final class SmallGroupSuppression {

  private SmallGroupSuppression() {}

  /** The groups to hide, given how many answers each has. */
  static <K> Set<K> hidden(Map<K, Long> counts) {
    return hidden(counts, Set.of());
  }

  /** The same where some are hidden already, for another reason. */
  static <K> Set<K> hidden(Map<K, Long> counts, Set<K> already) {
    Set<K> hidden = new HashSet<>(already);
    counts.forEach(
        (group, count) -> {
          if (count > 0 && count < SurveyAnswerCounts.MIN) {
            hidden.add(group);
          }
        });
    if (hidden.isEmpty()) {
      return hidden;
    }
    List<Map.Entry<K, Long>> others =
        counts.entrySet().stream()
            .filter(group -> group.getValue() >= SurveyAnswerCounts.MIN)
            .filter(group -> !already.contains(group.getKey()))
            .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
            .toList();
    for (Map.Entry<K, Long> next : others) {
      if (hidden.size() >= 2 && sum(hidden, counts) >= SurveyAnswerCounts.MIN) {
        break;
      }
      hidden.add(next.getKey());
    }
    return hidden;
  }

  private static <K> long sum(Set<K> groups, Map<K, Long> counts) {
    return groups.stream().mapToLong(group -> counts.getOrDefault(group, 0L)).sum();
  }
}
