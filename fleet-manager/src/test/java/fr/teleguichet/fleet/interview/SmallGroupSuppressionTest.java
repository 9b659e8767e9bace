package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A single person's answer must not be found in a table, nor worked out from it. */
final class SmallGroupSuppressionTest {

  @Test
  void largeGroupsAreShown() {
    assertThat(SmallGroupSuppression.hidden(Map.of("a", 5L, "b", 100L))).isEmpty();
  }

  @Test
  void aSmallGroupTakesTheNextSmallestWithIt() {
    assertThat(SmallGroupSuppression.hidden(Map.of("a", 4L, "b", 7L, "c", 60L)))
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void twoSmallGroupsThatAreFewTogetherTakeAThird() {
    assertThat(SmallGroupSuppression.hidden(Map.of("a", 1L, "b", 2L, "c", 9L, "d", 60L)))
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void twoSmallGroupsThatAreEnoughTogetherNeedNoOther() {
    assertThat(SmallGroupSuppression.hidden(Map.of("a", 4L, "b", 3L, "c", 9L)))
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void groupsWithoutAnswersHideNothing() {
    assertThat(SmallGroupSuppression.hidden(Map.of("a", 0L, "b", 9L))).isEmpty();
  }

  @Test
  void whateverTheNumbersNothingSmallCanBeWorkedOut() {
    Random random = new Random(42);
    for (int round = 0; round < 20_000; round++) {
      Map<Integer, Long> counts = new HashMap<>();
      int groups = 1 + random.nextInt(8);
      for (int group = 0; group < groups; group++) {
        counts.put(group, (long) random.nextInt(12));
      }

      Set<Integer> hidden = SmallGroupSuppression.hidden(counts);

      counts.forEach(
          (group, count) -> {
            if (count > 0 && count < SurveyAnswerCounts.MIN) {
              assertThat(hidden).as("%s", counts).contains(group);
            }
          });
      boolean othersAreShown =
          counts.entrySet().stream()
              .anyMatch(group -> group.getValue() > 0 && !hidden.contains(group.getKey()));
      if (!hidden.isEmpty() && othersAreShown) {
        long rest = hidden.stream().mapToLong(counts::get).sum();
        assertThat(hidden).as("%s", counts).hasSizeGreaterThanOrEqualTo(2);
        assertThat(rest).as("%s", counts).isGreaterThanOrEqualTo(SurveyAnswerCounts.MIN);
      }
    }
  }
}
