package fr.teleguichet.edge.journal;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report as the bytes that the journal keeps: a Sparkplug payload of named metrics, so that a
 * later version with other metrics still reads it. Absent measures are left out.
 */
final class ReportCodec {

  private static final PayloadDecoder DECODER = new PayloadDecoder(PayloadLimits.STANDARD);

  private ReportCodec() {}

  static byte[] encode(HealthReport report) {
    List<Metric> metrics =
        report.measures().entrySet().stream()
            .filter(entry -> !(entry.getValue() instanceof Value.Absent))
            .map(entry -> Metric.command(entry.getKey().definition().name(), entry.getValue()))
            .toList();
    return PayloadEncoder.encode(new Payload(report.measured().toEpochMilli(), null, metrics));
  }

  /** Reads the bytes; nothing when they are no report. Unknown metrics are left out. */
  static Optional<HealthReport> decode(byte[] bytes) {
    return switch (DECODER.decode(bytes)) {
      case PayloadDecodingResult.Decoded(Payload payload, _) when payload.timestamp() != null ->
          Optional.of(
              new HealthReport(
                  Instant.ofEpochMilli(payload.timestamp()), measures(payload.metrics())));
      case PayloadDecodingResult.Decoded _, PayloadDecodingResult.Refused _ -> Optional.empty();
    };
  }

  private static Map<HealthMetric, Value> measures(List<Metric> metrics) {
    var measures = new EnumMap<HealthMetric, Value>(HealthMetric.class);
    for (Metric metric : metrics) {
      String name = metric.name() == null ? "" : metric.name();
      HealthMetric.ofName(name)
          .ifPresent(
              known ->
                  known
                      .definition()
                      .type()
                      .interpret(metric.value())
                      .ifPresent(value -> measures.put(known, value)));
    }
    return measures;
  }
}
