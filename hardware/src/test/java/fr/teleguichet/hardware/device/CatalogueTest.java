package fr.teleguichet.hardware.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

  static Stream<MetricDefinition> everyDefinition() {
    return Stream.of(
            Arrays.stream(HealthMetric.values()).map(HealthMetric::definition),
            Arrays.stream(NodeFact.values()).map(NodeFact::definition),
            Arrays.stream(PeripheralMetric.values()).map(PeripheralMetric::definition))
        .flatMap(definitions -> definitions);
  }

  @ParameterizedTest
  @MethodSource("everyDefinition")
  void everyMetricHasANameForTheWireAndALabelInBothLanguages(MetricDefinition definition) {
    assertThat(definition.name())
        .matches("[A-Z][A-Za-z]*( [A-Z][A-Za-z]*)*(/[A-Z][A-Za-z]*( [A-Z][A-Za-z]*)*)?");
    assertThat(definition.label(Locale.FRENCH)).isNotBlank();
    assertThat(definition.label(Locale.ENGLISH)).isNotBlank().isNotEqualTo("");
  }

  /** Names SHOULD NOT differ by case alone (tck-id-case-sensitivity-metric-names). */
  @Test
  void nodeMetricNamesDifferByMoreThanCase() {
    List<String> names =
        Stream.concat(
                Arrays.stream(HealthMetric.values()).map(HealthMetric::definition),
                Arrays.stream(NodeFact.values()).map(NodeFact::definition))
            .map(definition -> definition.name().toLowerCase(Locale.ROOT))
            .toList();

    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void everyMeasureIsFoundByItsName() {
    for (HealthMetric metric : HealthMetric.values()) {
      assertThat(HealthMetric.ofName(metric.definition().name())).contains(metric);
    }
    assertThat(HealthMetric.ofName("<script>")).isEmpty();
  }

  @Test
  void everyWordIsReadBack() {
    for (ShutdownReason reason : ShutdownReason.values()) {
      assertThat(ShutdownReason.ofWord(reason.code())).contains(reason);
    }
    for (PeripheralState state : PeripheralState.values()) {
      assertThat(PeripheralState.ofWord(state.code())).contains(state);
    }
    for (Peripheral kind : Peripheral.values()) {
      assertThat(Peripheral.ofDeviceId(kind.deviceId())).contains(kind);
    }
    assertThat(ShutdownReason.ofWord("tea-break")).isEmpty();
    assertThat(PeripheralState.ofWord("")).isEmpty();
    assertThat(Peripheral.ofDeviceId("toaster")).isEmpty();
  }

  @Test
  void aHotProcessorIsWatchedAndThenFailing() {
    HealthyRange range = HealthMetric.CPU_TEMPERATURE.definition().range();

    assertThat(range.judge(Value.of(75.0))).isEqualTo(HealthyRange.Judgement.HEALTHY);
    assertThat(range.judge(Value.of(75.1))).isEqualTo(HealthyRange.Judgement.WATCH);
    assertThat(range.judge(Value.of(82.1))).isEqualTo(HealthyRange.Judgement.FAILING);
    assertThat(range.judge(Value.ABSENT)).isEqualTo(HealthyRange.Judgement.HEALTHY);
    assertThat(range.judge(Value.of(Double.NaN))).isEqualTo(HealthyRange.Judgement.HEALTHY);
  }

  @Test
  void aWeakSignalIsJudgedDownwards() {
    HealthyRange range = HealthMetric.NETWORK_SIGNAL.definition().range();

    assertThat(range.judge(Value.of(-60.0))).isEqualTo(HealthyRange.Judgement.HEALTHY);
    assertThat(range.judge(Value.of(-80.0))).isEqualTo(HealthyRange.Judgement.WATCH);
    assertThat(range.judge(Value.of(-90.0))).isEqualTo(HealthyRange.Judgement.FAILING);
  }

  @Test
  void aReadOnlyDiskIsFailingAndAnUnsynchronisedClockIsWatched() {
    assertThat(HealthMetric.STORAGE_READ_ONLY.definition().range().judge(Value.of(true)))
        .isEqualTo(HealthyRange.Judgement.FAILING);
    assertThat(HealthMetric.CLOCK_SYNCHRONISED.definition().range().judge(Value.of(false)))
        .isEqualTo(HealthyRange.Judgement.WATCH);
  }

  @Test
  void aRangeWhoseBoundsAreSwappedIsRefused() {
    assertThatThrownBy(() -> new HealthyRange.AtMost(2, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HealthyRange.AtLeast(1, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aValueWithinTheDeadBandIsNoException() {
    var policy = new ReportPolicy(5, Duration.ZERO);

    assertThat(policy.isExceptional(Value.of(50.0), Value.of(54.9))).isFalse();
    assertThat(policy.isExceptional(Value.of(50.0), Value.of(55.0))).isTrue();
    assertThat(policy.isExceptional(Value.of(50), Value.of(51))).isFalse();
    assertThat(policy.isExceptional(Value.ABSENT, Value.of(50.0))).isTrue();
    assertThat(policy.isExceptional(Value.of(50.0), Value.ABSENT)).isTrue();
    assertThat(policy.isExceptional(Value.ABSENT, Value.ABSENT)).isFalse();
  }

  @Test
  void withoutADeadBandAnyChangeIsAnException() {
    assertThat(ReportPolicy.EVERY_CHANGE.isExceptional(Value.of(true), Value.of(true))).isFalse();
    assertThat(ReportPolicy.EVERY_CHANGE.isExceptional(Value.of(true), Value.of(false))).isTrue();
    assertThat(ReportPolicy.EVERY_CHANGE.isExceptional(Value.of(1), Value.of(1))).isFalse();
    assertThat(
            ReportPolicy.EVERY_CHANGE.isExceptional(Value.of(1L << 60), Value.of((1L << 60) + 1)))
        .isTrue();
  }

  /** A flag of more than 32 bits must not end up in the short field of the wire. */
  @Test
  void noMeasureIsWiderThanItsColumn() {
    assertThat(Arrays.stream(HealthMetric.values()).map(metric -> metric.definition().type()))
        .isSubsetOf(DataType.FLOAT, DataType.UINT32, DataType.BOOLEAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "-a", "a-", "A1", "a b", "a/b", "é1", "a_b"})
  void anIdThatWouldNotDoOnALabelIsRefused(String id) {
    assertThat(KioskName.isValid(id)).isFalse();
    assertThatThrownBy(() -> new KioskName(id)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Territory(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKioskStandsInItsTerritory() {
    assertThat(new KioskName("gramat-1").in(new Territory("lot")).toString())
        .isEqualTo("lot/gramat-1");
    assertThat(KioskName.isValid("a".repeat(40))).isTrue();
    assertThat(KioskName.isValid("a".repeat(41))).isFalse();
  }
}
