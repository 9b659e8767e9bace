package fr.teleguichet.hardware.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AccessibilityMeasureTest {

  /** A kiosk that is accepted must keep every text. */
  @ParameterizedTest
  @EnumSource
  void theLimitThatCountsIsTheStrictestOfAll(AccessibilityMeasure measure) {
    for (AccessibilityRequirement other : measure.requirements()) {
      assertThat(isAsStrict(measure.limit(), other.limit())).as(other.citation()).isTrue();
    }
  }

  private static boolean isAsStrict(AccessibilityThreshold limit, AccessibilityThreshold other) {
    return switch (limit) {
      case AccessibilityThreshold.Yes _ -> other instanceof AccessibilityThreshold.Yes;
      case AccessibilityThreshold.AtLeast(int least) ->
          other instanceof AccessibilityThreshold.AtLeast(int less) && less <= least;
      case AccessibilityThreshold.AtMost(int most) ->
          other instanceof AccessibilityThreshold.AtMost(int more) && more >= most;
    };
  }

  @Test
  void aValueAtTheLimitIsGoodAndOneBeyondIsNot() {
    assertThat(AccessibilityMeasure.KNEE_HEIGHT.limit().isKeptBy(700)).isTrue();
    assertThat(AccessibilityMeasure.KNEE_HEIGHT.limit().isKeptBy(699.9)).isFalse();
    assertThat(AccessibilityMeasure.HIGH_REACH.limit().isKeptBy(1220)).isTrue();
    assertThat(AccessibilityMeasure.HIGH_REACH.limit().isKeptBy(1220.1)).isFalse();
    assertThat(AccessibilityMeasure.HEARING_AID.limit().isKeptBy(1)).isTrue();
    assertThat(AccessibilityMeasure.HEARING_AID.limit().isKeptBy(0)).isFalse();
    assertThat(AccessibilityMeasure.HIGH_REACH.limit().isKeptBy(Double.NaN)).isFalse();
  }

  @Test
  void everyMeasureIsFoundByItsWordAndALengthHasANumberForItsLimit() {
    assertThat(AccessibilityMeasure.values())
        .allSatisfy(it -> assertThat(AccessibilityMeasure.ofWord(it.code())).contains(it));
    assertThat(AccessibilityMeasure.ofWord("shoe-size")).isEmpty();
    assertThat(AccessibilityMeasure.lengths())
        .hasSize(11)
        .noneMatch(it -> it.limit() instanceof AccessibilityThreshold.Yes);
  }

  @Test
  void thePageOfMeasuresIsThatOfTheProgram() throws IOException {
    List<String> rows =
        List.of(AccessibilityMeasure.values()).stream().map(AccessibilityMeasureTest::row).toList();

    assertThat(Files.readAllLines(Path.of("docs/accessibility.md"))).containsSubsequence(rows);
    assertThat(Files.readString(Path.of("docs/accessibility.md")))
        .contains("How far this was checked");
  }

  private static String row(AccessibilityMeasure measure) {
    String others =
        measure.requirements().stream()
            .skip(1)
            .map(it -> "; " + it.limit().text() + " by " + it.citation())
            .collect(Collectors.joining());
    return "| %s |%s| %s | %s%s |"
        .formatted(
            measure.code(),
            measure.unit().isEmpty() ? " " : " " + measure.unit() + " ",
            measure.limit().text(),
            measure.clause(),
            others);
  }
}
