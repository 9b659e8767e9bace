package fr.teleguichet.hardware.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.hardware.yaml.YamlProblem;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Presence is judged by these numbers, so what a file leaves out must be as well known. */
class PresenceSensingTest {

  private static final String SECTION =
      BoardFile.GOOD.substring(
          BoardFile.GOOD.indexOf("sensing:\n"), BoardFile.GOOD.indexOf("# Prices with"));

  private static PresenceSensing read(String section) {
    String text = BoardFile.with(SECTION, section);
    return switch (BoardProfiles.read(text.getBytes(UTF_8))) {
      case BoardParseResult.Accepted(BoardProfile profile) -> profile.sensing();
      case BoardParseResult.Refused(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  @Test
  void aFileThatSaysNothingHasTheUsualValuesForEverySensorItHas() {
    assertThat(read("")).isEqualTo(PresenceSensing.usual(EnumSet.allOf(PresenceSensor.class)));
    assertThat(read("sensing: {sensors: []}\n")).isEqualTo(read(""));
  }

  @Test
  void whatAFileSaysReplacesTheUsualValueAndNothingElse() {
    PresenceSensing usual = read("");
    PresenceSensing own =
        read(
            """
            sensing:
              sensors: [{sensor: pir, weight-percent: 5, hold-ms: 7, debounce-ms: 9}]
              near-mm: 900
            """);
    assertThat(own.trust(PresenceSensor.PIR))
        .contains(new SensorTrust(5, Duration.ofMillis(7), Duration.ofMillis(9)));
    assertThat(own.nearMillimetres()).isEqualTo(900);
    assertThat(own.radarGates()).isEqualTo(usual.radarGates());
    assertThat(own.trust(PresenceSensor.RADAR)).isEqualTo(usual.trust(PresenceSensor.RADAR));
  }

  @Test
  void aSensorThatTheKioskHasNotIsNotListenedTo() {
    PresenceSensing two = PresenceSensing.usual(Set.of(PresenceSensor.TOUCH, PresenceSensor.PIR));
    assertThat(two.sensors()).containsOnlyKeys(PresenceSensor.TOUCH, PresenceSensor.PIR);
    assertThat(two.trust(PresenceSensor.RADAR)).isEmpty();
  }

  /** Nobody is to find that a number in the file changes nothing. */
  @Test
  void ofATouchAndTheButtonOnlyTheHoldCanBeChosen() {
    PresenceSensing own =
        read(
            """
            sensing:
              sensors:
                - {sensor: touch, weight-percent: 100, hold-ms: 90000, debounce-ms: 0}
                - {sensor: button, weight-percent: 100, hold-ms: 45000, debounce-ms: 0}
            """);
    assertThat(own.trust(PresenceSensor.TOUCH).orElseThrow().hold())
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(own.trust(PresenceSensor.BUTTON).orElseThrow().hold())
        .isEqualTo(Duration.ofSeconds(45));
    String wrong =
        """
        sensing:
          sensors:
            - {sensor: touch, weight-percent: 60, hold-ms: 90000, debounce-ms: 0}
            - {sensor: button, weight-percent: 100, hold-ms: 45000, debounce-ms: 20}
        """;
    assertThat(BoardFile.problems(BoardFile.with(SECTION, wrong)))
        .extracting(YamlProblem::sentence)
        .containsExactly(
            "a touch is always enough alone; write \"weight-percent: 100\", not 60",
            "a button counts at once; write \"debounce-ms: 0\", not 20, a line's own debounce"
                + " stands under wiring");
  }

  @Test
  void aWeightIsAShare() {
    assertThat(new SensorTrust(35, Duration.ZERO, Duration.ZERO).weight()).isEqualTo(0.35);
  }

  @Test
  void theRadarReachesToTheEndOfItsLastGate() {
    assertThat(RadarGates.USUAL.reachMillimetres()).isEqualTo(3_000);
  }

  static Stream<Arguments> beyond() {
    List<Integer> limits = RadarGates.USUAL.moving();
    return Stream.of(
        argumentSet("weight", "a weight is 0", (Runnable) () -> trust(101, 0, 0)),
        argumentSet("no weight", "a weight is 0", (Runnable) () -> trust(-1, 0, 0)),
        argumentSet("hold", "a hold lasts 0", (Runnable) () -> trust(1, 600_001, 0)),
        argumentSet("no hold", "a hold lasts 0", (Runnable) () -> trust(1, -1, 0)),
        argumentSet("debounce", "a sensor's debounce", (Runnable) () -> trust(1, 0, 10_001)),
        argumentSet("no debounce", "a sensor's debounce", (Runnable) () -> trust(1, 0, -1)),
        argumentSet("moving gate", "the last gate is", (Runnable) () -> gates(750, 9, 2, limits)),
        argumentSet("still gate", "the last gate is", (Runnable) () -> gates(750, 2, 1, limits)),
        argumentSet("depth", "a gate is 750 or", (Runnable) () -> gates(500, 2, 2, limits)),
        argumentSet(
            "limits", "9 gates need 9", (Runnable) () -> gates(750, 2, 2, List.of(1, 2, 3))),
        argumentSet(
            "limit",
            "9 gates need 9",
            (Runnable) () -> gates(200, 2, 2, List.of(0, 0, 0, 0, 0, 0, 0, 0, 101))));
  }

  private static void trust(int weight, int hold, int debounce) {
    assertThat(new SensorTrust(weight, Duration.ofMillis(hold), Duration.ofMillis(debounce)))
        .isNull();
  }

  private static void gates(int depth, int moving, int still, List<Integer> limits) {
    assertThat(new RadarGates(depth, moving, still, limits, limits)).isNull();
  }

  @ParameterizedTest
  @MethodSource("beyond")
  void aNumberBeyondItsRangeIsRefused(String says, Runnable making) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(says);
  }

  @ParameterizedTest
  @ValueSource(ints = {199, 4_001})
  void aNearLimitBeyondTheSensorsReachIsRefused(int near) {
    assertThatThrownBy(() -> new PresenceSensing(read("").sensors(), near, RadarGates.USUAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the near limit is 200 to 4,000 mm, not " + near);
  }
}
