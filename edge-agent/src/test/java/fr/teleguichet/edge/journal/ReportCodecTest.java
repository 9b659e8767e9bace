package fr.teleguichet.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reports on the disk: read by this agent, by the next one and by the former. */
final class ReportCodecTest {

  private static final Instant MEASURED = Instant.parse("2026-11-27T10:00:00.123Z");

  private static byte[] payload(@Nullable Long timestamp, Metric... metrics) {
    return PayloadEncoder.encode(new Payload(timestamp, null, List.of(metrics)));
  }

  @Test
  void aReportComesBackAsItWasWritten() {
    HealthReport whole = Journals.wholeReport(MEASURED, 3);
    assertThat(ReportCodec.decode(ReportCodec.encode(whole))).contains(whole);

    var nothing = new HealthReport(MEASURED, Map.of());
    assertThat(ReportCodec.decode(ReportCodec.encode(nothing))).contains(nothing);
    assertThat(nothing.isEmpty()).isTrue();
    assertThat(whole.isEmpty()).isFalse();
  }

  @Test
  void whatWasAbsentTakesNoRoom() {
    assertThat(ReportCodec.encode(Journals.report(MEASURED, 40.5)))
        .hasSizeLessThan(ReportCodec.encode(Journals.wholeReport(MEASURED, 1)).length / 4);
  }

  @Test
  void metricsOfANewerAgentAndOfAnotherTypeAreLeftOutAndTheRestIsRead() {
    String temperature = HealthMetric.CPU_TEMPERATURE.definition().name();
    String clock = HealthMetric.CLOCK_SYNCHRONISED.definition().name();
    byte[] bytes =
        payload(
            MEASURED.toEpochMilli(),
            Metric.command("Moon/Phase", Value.of(0.5)),
            new Metric(null, 7L, null, null, false, Value.of(1.5), Map.of()),
            Metric.command(clock, Value.of("perhaps")),
            Metric.command(temperature, Value.of(40.5)));

    assertThat(ReportCodec.decode(bytes))
        .contains(new HealthReport(MEASURED, Map.of(HealthMetric.CPU_TEMPERATURE, Value.of(40.5))));
  }

  @Test
  void whatIsNoReportIsNotTakenForOne() {
    assertThat(ReportCodec.decode(new byte[] {1, 2, 3})).isEmpty();
    assertThat(ReportCodec.decode(payload(null))).as("no time").isEmpty();
  }
}
