package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.DataSet;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Measures as numbers. */
final class HealthReportTest {

  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final HealthReport.Measures measures = new HealthReport.Measures();

  private HealthReport report() {
    return HealthReport.of(new NodeAddress("lot", "gramat"), START, true, measures);
  }

  @Test
  void wholeAndRealNumbersAndFlagsAreNumbers() {
    measures.set(HealthMetric.JOURNAL_WAITING, Value.of(12));
    measures.set(HealthMetric.CPU_LOAD, Value.of(0.5));
    measures.set(HealthMetric.POWER_THROTTLED, Value.of(true));
    measures.set(HealthMetric.STORAGE_READ_ONLY, Value.of(false));

    HealthReport report = report();
    assertThat(report.node()).isEqualTo(new NodeAddress("lot", "gramat"));
    assertThat(report.at()).isEqualTo(START);
    assertThat(report.historical()).isTrue();
    assertThat(report.measure(HealthMetric.JOURNAL_WAITING)).isEqualTo(12);
    assertThat(report.measure(HealthMetric.CPU_LOAD)).isEqualTo(0.5);
    assertThat(report.measure(HealthMetric.POWER_THROTTLED)).isEqualTo(1);
    assertThat(report.measure(HealthMetric.STORAGE_READ_ONLY)).isZero();
    assertThat(report.measure(HealthMetric.SWAP_USED)).isNaN();
  }

  static Stream<Value> whatIsNoNumber() {
    return Stream.of(
        Value.of("12"),
        new Value.Binary(ByteString.copyFromUtf8("12")),
        Value.of(new DataSet(List.of(), List.of())),
        Value.ABSENT,
        new Value.Opaque());
  }

  @ParameterizedTest
  @MethodSource("whatIsNoNumber")
  void whatIsNoNumberTakesTheMeasureAway(Value value) {
    measures.set(HealthMetric.CPU_LOAD, Value.of(0.5));
    measures.set(HealthMetric.CPU_LOAD, value);
    assertThat(report().measure(HealthMetric.CPU_LOAD)).isNaN();
  }

  @Test
  void aReportDoesNotChangeWithWhatComesAfterIt() {
    measures.set(HealthMetric.CPU_LOAD, Value.of(0.5));
    HealthReport report = report();
    measures.set(HealthMetric.CPU_LOAD, Value.of(4.0));
    assertThat(report.measure(HealthMetric.CPU_LOAD)).isEqualTo(0.5);
  }
}
