package fr.teleguichet.edge.link;

import fr.teleguichet.hardware.device.MetricDefinition;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which metrics of a node or a device are worth a message: those whose value has left its
 * dead band since it was last sent, and that were not sent too short a time ago.
 */
final class ReportByException {

  /** A metric that is reported, and where its value comes from. */
  record Reported(MetricDefinition definition, long alias, Supplier<Value> value) {}

  private record Sent(Value value, Duration at) {}

  private final List<Reported> metrics;
  private final Map<Long, Sent> sent = new HashMap<>();

  ReportByException(List<Reported> metrics) {
    this.metrics = List.copyOf(metrics);
  }

  /** Every metric with name, alias, type and value; all of them count as sent. */
  List<Metric> birth(Duration uptime, long now) {
    List<Metric> birth = new ArrayList<>();
    for (Reported metric : metrics) {
      Value value = metric.value().get();
      sent.put(metric.alias(), new Sent(value, uptime));
      birth.add(AliasCatalogue.declared(metric.definition(), metric.alias(), value, now));
    }
    return birth;
  }

  /** The metrics to send now; they count as sent. */
  List<Metric> due(Duration uptime, long now) {
    List<Metric> due = new ArrayList<>();
    for (Reported metric : metrics) {
      Value value = metric.value().get();
      if (isExceptional(metric, value) && rest(metric, uptime).isZero()) {
        sent.put(metric.alias(), new Sent(value, uptime));
        due.add(Metric.update(metric.alias(), value, now));
      }
    }
    return due;
  }

  /** How long until a change that is held back may go; null when none is. */
  @Nullable Duration nextDue(Duration uptime) {
    return metrics.stream()
        .filter(metric -> isExceptional(metric, metric.value().get()))
        .map(metric -> rest(metric, uptime))
        .min(Duration::compareTo)
        .orElse(null);
  }

  private boolean isExceptional(Reported metric, Value value) {
    Sent last = sent.get(metric.alias());
    return last == null || metric.definition().policy().isExceptional(last.value(), value);
  }

  private Duration rest(Reported metric, Duration uptime) {
    Sent last = sent.get(metric.alias());
    if (last == null) {
      return Duration.ZERO;
    }
    Duration rest = last.at().plus(metric.definition().policy().atMostEvery()).minus(uptime);
    return rest.isPositive() ? rest : Duration.ZERO;
  }
}
