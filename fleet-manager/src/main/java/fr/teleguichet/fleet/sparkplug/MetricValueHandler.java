package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.journal.JournalDataSetCodec;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.DataSet;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the values of a node's messages into its session. Belongs to the ingest thread. */
final class MetricValueHandler {

  private final HostApplicationListener events;
  private final MessageFaultCounter faults;
  private final ClockPlausibilityCheck clockwork;

  MetricValueHandler(
      HostApplicationListener events,
      MessageFaultCounter faults,
      ClockPlausibilityCheck clockwork) {
    this.events = events;
    this.faults = faults;
    this.clockwork = clockwork;
  }

  /** What is known of the node now becomes a report. */
  void report(NodeSession session, NodeSession.Message message, Instant now) {
    Instant at = at(session, message, now);
    if (takesValue(session, message, now)) {
      events.onReport(HealthReport.of(session.node, at, false, session.measures));
    }
  }

  /**
   * Historical measures never touch the present: each of their points in time becomes a report of
   * its own.
   */
  static void collectPast(
      Map<Long, HealthReport.Measures> past, MetricBinding slot, Metric metric, Payload payload) {
    Long millis = metric.timestamp() == null ? payload.timestamp() : metric.timestamp();
    if (millis != null && slot instanceof MetricBinding.Health(var health, _)) {
      slot.read(metric.value())
          .ifPresent(
              value ->
                  past.computeIfAbsent(millis, _ -> new HealthReport.Measures())
                      .set(health, value));
    }
  }

  void reportPast(
      NodeSession session,
      NodeSession.Message message,
      long millis,
      HealthReport.Measures measures,
      Instant now) {
    if (!clockwork.isCredible(millis, now)) {
      faults.report(MessageFaultKind.WRONG_TIME, session, message, "stored at " + millis);
    } else if (takesValue(session, message, now)) {
      events.onReport(HealthReport.of(session.node, Instant.ofEpochMilli(millis), true, measures));
    }
  }

  /** Takes a value into the session. Returns whether it was a measure of health. */
  @com.google.errorprone.annotations.CanIgnoreReturnValue
  boolean apply(
      NodeSession session,
      NodeSession.Message message,
      MetricBinding slot,
      Metric metric,
      Instant now) {
    Optional<Value> read = slot.read(metric.value());
    if (read.isEmpty()) {
      MessageFaultKind kind =
          slot instanceof MetricBinding.Unreadable
              ? MessageFaultKind.UNREADABLE_METRIC
              : MessageFaultKind.WRONG_TYPE;
      faults.report(kind, session, message, metric, metric.value() + " for " + slot);
      return false;
    }
    Value value = read.get();
    switch (slot) {
      case MetricBinding.Health(var health, _) -> {
        session.measures.set(health, value);
        return true;
      }
      case MetricBinding.Fact(var fact, _) -> {
        session.facts.put(fact, NodeTextTruncator.shortened(fact, value));
        session.factsChanged();
      }
      case MetricBinding.Records _ -> records(session, message, metric, value);
      case MetricBinding.OfPeripheral(String device, var which, _) -> {
        DeviceState state = session.devices.get(device);
        if (state != null && value instanceof Value.Text(String text)) {
          state.set(
              which, NodeTextTruncator.shortened(text), clockwork.believe(metric.timestamp(), now));
          session.devicesChanged();
        }
      }
      case MetricBinding.Extra(String device, String name, DataType type) -> {
        if (takesValue(session, message, now)) {
          Instant at = clockwork.believe(metric.timestamp(), now);
          events.onExtra(session.node, device, name, type, value, at);
        }
      }
      case MetricBinding.Control _, MetricBinding.Command _, MetricBinding.Unreadable _ -> {}
    }
    return false;
  }

  private void records(
      NodeSession session, NodeSession.Message message, Metric metric, Value value) {
    if (!(value instanceof Value.Table(DataSet table))) {
      return;
    }
    Optional<List<JournalEntry>> entries = JournalDataSetCodec.decode(table);
    if (entries.isEmpty() || session.journal().isEmpty()) {
      String detail = table.rows().size() + " rows, journal id " + session.journal().isPresent();
      faults.report(MessageFaultKind.INVALID_RECORDS, session, message, metric, detail);
      session.sentRecords(1); // where these begin is not known
    } else if (!entries.get().isEmpty()) {
      session.sentRecords(entries.get().getFirst().number());
      events.onRecords(session.node, session.journal().get(), entries.get());
    }
  }

  Instant at(NodeSession session, NodeSession.Message message, Instant now) {
    Long timestamp = message.payload().timestamp();
    if (!clockwork.isCredible(timestamp, now)) {
      faults.report(MessageFaultKind.WRONG_TIME, session, message, "timestamp " + timestamp);
    }
    return clockwork.believe(timestamp, now);
  }

  private boolean takesValue(NodeSession session, NodeSession.Message message, Instant now) {
    boolean takes = session.quota.takesValue(now);
    if (!takes) {
      faults.report(MessageFaultKind.TOO_MANY_VALUES, session, message, "within a second");
    }
    return takes;
  }
}
