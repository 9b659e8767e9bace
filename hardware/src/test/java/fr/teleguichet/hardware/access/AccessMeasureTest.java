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

final class AccessMeasureTest {

  /** A kiosk that is accepted must keep every text. */
  @ParameterizedTest
  @EnumSource
  void theLimitThatCountsIsTheStrictestOfAll(AccessMeasure measure) {
    for (AccessRequirement other : measure.requirements()) {
      assertThat(isAsStrict(measure.limit(), other.limit())).as(other.citation()).isTrue();
    }
  }

  private static boolean isAsStrict(AccessLimit limit, AccessLimit other) {
    return switch (limit) {
      case AccessLimit.Yes _ -> other instanceof AccessLimit.Yes;
      case AccessLimit.AtLeast(int least) ->
          other instanceof AccessLimit.AtLeast(int less) && less <= least;
      case AccessLimit.AtMost(int most) ->
          other instanceof AccessLimit.AtMost(int more) && more >= most;
    };
  }

  @Test
  void aValueAtTheLimitIsGoodAndOneBeyondIsNot() {
    assertThat(AccessMeasure.KNEE_HEIGHT.limit().isKeptBy(700)).isTrue();
    assertThat(AccessMeasure.KNEE_HEIGHT.limit().isKeptBy(699.9)).isFalse();
    assertThat(AccessMeasure.HIGH_REACH.limit().isKeptBy(1220)).isTrue();
    assertThat(AccessMeasure.HIGH_REACH.limit().isKeptBy(1220.1)).isFalse();
    assertThat(AccessMeasure.HEARING_AID.limit().isKeptBy(1)).isTrue();
    assertThat(AccessMeasure.HEARING_AID.limit().isKeptBy(0)).isFalse();
    assertThat(AccessMeasure.HIGH_REACH.limit().isKeptBy(Double.NaN)).isFalse();
  }

  @Test
  void everyMeasureIsFoundByItsWordAndALengthHasANumberForItsLimit() {
    assertThat(AccessMeasure.values())
        .allSatisfy(it -> assertThat(AccessMeasure.ofWord(it.word())).contains(it));
    assertThat(AccessMeasure.ofWord("shoe-size")).isEmpty();
    assertThat(AccessMeasure.lengths())
        .hasSize(11)
        .noneMatch(it -> it.limit() instanceof AccessLimit.Yes);
  }

  @Test
  void thePageOfMeasuresIsThatOfTheProgram() throws IOException {
    List<String> rows =
        List.of(AccessMeasure.values()).stream().map(AccessMeasureTest::row).toList();

    assertThat(Files.readAllLines(Path.of("docs/accessibility.md"))).containsSubsequence(rows);
    assertThat(Files.readString(Path.of("docs/accessibility.md")))
        .contains("How far this was checked");
  }

  private static String row(AccessMeasure measure) {
    String others =
        measure.requirements().stream()
            .skip(1)
            .map(it -> "; " + it.limit().text() + " by " + it.citation())
            .collect(Collectors.joining());
    return "| %s |%s| %s | %s%s |"
        .formatted(
            measure.word(),
            measure.unit().isEmpty() ? " " : " " + measure.unit() + " ",
            measure.limit().text(),
            measure.clause(),
            others);
  }
}
