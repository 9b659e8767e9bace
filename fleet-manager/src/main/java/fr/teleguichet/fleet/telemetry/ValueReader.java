package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.JournalRows;
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
final class ValueReader {

  private final HostEvents events;
  private final Faults faults;
  private final Clockwork clockwork;

  ValueReader(HostEvents events, Faults faults, Clockwork clockwork) {
    this.events = events;
    this.faults = faults;
    this.clockwork = clockwork;
  }

  /** What is known of the node now becomes a report. */
  void report(NodeSession session, NodeSession.Message message, Instant now) {
    Instant at = at(session, message, now);
    if (takesValue(session, message, now)) {
      events.onReport(Report.of(session.node, at, false, session.measures));
    }
  }

  /**
   * Historical measures never touch the present: each of their points in time becomes a report of
   * its own.
   */
  static void collectPast(
      Map<Long, Report.Measures> past, MetricSlot slot, Metric metric, Payload payload) {
    Long millis = metric.timestamp() == null ? payload.timestamp() : metric.timestamp();
    if (millis != null && slot instanceof MetricSlot.Health(var health, _)) {
      slot.read(metric.value())
          .ifPresent(
              value -> past.computeIfAbsent(millis, _ -> new Report.Measures()).set(health, value));
    }
  }

  void reportPast(
      NodeSession session,
      NodeSession.Message message,
      long millis,
      Report.Measures measures,
      Instant now) {
    if (!clockwork.isCredible(millis, now)) {
      faults.report(FaultKind.WRONG_TIME, session, message, "stored at " + millis);
    } else if (takesValue(session, message, now)) {
      events.onReport(Report.of(session.node, Instant.ofEpochMilli(millis), true, measures));
    }
  }

  /** Takes a value into the session. Returns whether it was a measure of health. */
  @com.google.errorprone.annotations.CanIgnoreReturnValue
  boolean apply(
      NodeSession session,
      NodeSession.Message message,
      MetricSlot slot,
      Metric metric,
      Instant now) {
    Optional<Value> read = slot.read(metric.value());
    if (read.isEmpty()) {
      FaultKind kind =
          slot instanceof MetricSlot.Unreadable
              ? FaultKind.UNREADABLE_METRIC
              : FaultKind.WRONG_TYPE;
      faults.report(kind, session, message, metric, metric.value() + " for " + slot);
      return false;
    }
    Value value = read.get();
    switch (slot) {
      case MetricSlot.Health(var health, _) -> {
        session.measures.set(health, value);
        return true;
      }
      case MetricSlot.Fact(var fact, _) -> {
        session.facts.put(fact, NodeTexts.shortened(fact, value));
        session.factsChanged();
      }
      case MetricSlot.Records _ -> records(session, message, metric, value);
      case MetricSlot.OfPeripheral(String device, var which, _) -> {
        DeviceState state = session.devices.get(device);
        if (state != null && value instanceof Value.Text(String text)) {
          state.set(which, NodeTexts.shortened(text), clockwork.believe(metric.timestamp(), now));
          session.devicesChanged();
        }
      }
      case MetricSlot.Extra(String device, String name, DataType type) -> {
        if (takesValue(session, message, now)) {
          Instant at = clockwork.believe(metric.timestamp(), now);
          events.onExtra(session.node, device, name, type, value, at);
        }
      }
      case MetricSlot.Control _, MetricSlot.Command _, MetricSlot.Unreadable _ -> {}
    }
    return false;
  }

  private void records(
      NodeSession session, NodeSession.Message message, Metric metric, Value value) {
    if (!(value instanceof Value.Table(DataSet table))) {
      return;
    }
    Optional<List<JournalEntry>> entries = JournalRows.decode(table);
    if (entries.isEmpty() || session.journal().isEmpty()) {
      String detail = table.rows().size() + " rows, journal id " + session.journal().isPresent();
      faults.report(FaultKind.INVALID_RECORDS, session, message, metric, detail);
      session.sentRecords(1); // where these begin is not known
    } else if (!entries.get().isEmpty()) {
      session.sentRecords(entries.get().getFirst().number());
      events.onRecords(session.node, session.journal().get(), entries.get());
    }
  }

  Instant at(NodeSession session, NodeSession.Message message, Instant now) {
    Long timestamp = message.payload().timestamp();
    if (!clockwork.isCredible(timestamp, now)) {
      faults.report(FaultKind.WRONG_TIME, session, message, "timestamp " + timestamp);
    }
    return clockwork.believe(timestamp, now);
  }

  private boolean takesValue(NodeSession session, NodeSession.Message message, Instant now) {
    boolean takes = session.quota.takesValue(now);
    if (!takes) {
      faults.report(FaultKind.TOO_MANY_VALUES, session, message, "within a second");
    }
    return takes;
  }
}
