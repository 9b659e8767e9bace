package fr.teleguichet.fleet.sparkplug;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one node sends against its limits. Belongs to the ingest thread, so it counts without
 * a lock; a message costs an addition and a comparison.
 */
final class NodeQuota {

  /** A node whose makers renamed its metrics has room again after this time. */
  private static final Duration METRICS_KEPT = Duration.ofDays(1);

  private final NodeLimits limits;
  private final Set<String> metrics = new HashSet<>();
  private Instant metricsSince = Instant.EPOCH;
  private long minute;
  private long bytes;
  private long second;
  private int values;
  private @Nullable QuotaExcess declared;
  private @Nullable QuotaExcess sent;

  NodeQuota(NodeLimits limits) {
    this.limits = limits;
  }

  /** Counts a message. Returns whether it may be read. */
  boolean takesMessage(int length, Instant now) {
    long current = now.getEpochSecond() / 60;
    if (current != minute) {
      minute = current;
      bytes = 0;
    }
    bytes += length;
    if (bytes > limits.bytesPerMinute()) {
      sent = excess(sent, QuotaExcess.Kind.BYTES, limits.bytesPerMinute(), now);
      return false;
    }
    return true;
  }

  /** How long nothing is read once a message was too much. */
  Duration untilNextMinute(Instant now) {
    return Duration.between(now, Instant.ofEpochSecond((minute + 1) * 60));
  }

  /** Counts a report, or a value without a column. Returns whether it may be stored. */
  boolean takesValue(Instant now) {
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      values = 0;
    }
    values++;
    if (values > limits.valuesPerSecond()) {
      sent = excess(sent, QuotaExcess.Kind.VALUES, limits.valuesPerSecond(), now);
      return false;
    }
    return true;
  }

  /** Whether there is no room for a device beside as many others. */
  boolean isFullOfDevices(int others) {
    return others >= limits.devices();
  }

  /** Whether the device may be followed, beside as many others. */
  boolean takesDevice(int others, Instant now) {
    if (isFullOfDevices(others)) {
      declared = excess(declared, QuotaExcess.Kind.DEVICES, limits.devices(), now);
      return false;
    }
    return true;
  }

  /** Whether a metric without a column may have its name kept. */
  boolean takesMetric(String device, String name, Instant now) {
    if (metricsSince.plus(METRICS_KEPT).isBefore(now)) {
      metrics.clear();
      metricsSince = now;
    }
    String key = MetricBindingIndex.key(device, name);
    if (metrics.size() >= limits.metrics() && !metrics.contains(key)) {
      leavesOutMetrics(limits.metrics(), now);
      return false;
    }
    metrics.add(key);
    return true;
  }

  /** Metrics of a birth were left out, since it has more than this. */
  void leavesOutMetrics(int limit, Instant now) {
    declared = excess(declared, QuotaExcess.Kind.METRICS, limit, now);
  }

  /** A birth declares everything anew. */
  void born() {
    declared = null;
  }

  /** Whether part of what the node declared was left out, so that its data may be unknown. */
  boolean isPartlyDeclared() {
    return declared != null;
  }

  /** What to tell of it now. */
  Optional<QuotaExcess> excess(Instant now) {
    return Optional.ofNullable(sent)
        .filter(it -> it.isTold(now))
        .or(() -> Optional.ofNullable(declared));
  }

  private static QuotaExcess excess(
      @Nullable QuotaExcess before, QuotaExcess.Kind kind, long limit, Instant now) {
    return before != null && before.kind() == kind
        ? before.again(now)
        : new QuotaExcess(kind, limit, now, now);
  }
}
