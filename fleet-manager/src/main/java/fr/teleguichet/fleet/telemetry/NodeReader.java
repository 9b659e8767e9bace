package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.JournalRows;
import fr.teleguichet.hardware.protocol.DataSet;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.Topic;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads the messages of a node into its session. Belongs to the ingest thread. */
final class NodeReader {

  private final IngestSettings settings;
  private final HostEvents events;
  private final Faults faults;
  private final Clockwork clockwork;

  NodeReader(IngestSettings settings, HostEvents events, Faults faults) {
    this.settings = settings;
    this.events = events;
    this.faults = faults;
    this.clockwork = new Clockwork(settings);
  }

  boolean hasCredibleTime(Payload payload, Instant now) {
    // A will is made before the connection, and the standard lets hosts ignore its time: none is as
    // good as right.
    return payload.timestamp() == null || clockwork.isCredible(payload.timestamp(), now);
  }

  /** Reads an NBIRTH. Returns false when it is none, and then nothing was changed. */
  boolean readNodeBirth(NodeSession session, Payload payload, Instant now) {
    OptionalLong bdSeq = bdSeq(payload);
    Integer seq = payload.seq();
    if (bdSeq.isEmpty() || seq == null || payload.timestamp() == null) {
      return invalidBirth(session, "an NBIRTH must have bdSeq, seq and timestamp");
    }
    if (!isDeclared(payload)) {
      return invalidBirth(session, "every metric of a birth must have a name and a type");
    }
    session.born((int) bdSeq.getAsLong(), seq, now);
    for (Metric metric : payload.metrics()) {
      declare(session, "", metric, now);
    }
    Instant at = at(session, payload, now);
    events.onReport(Report.of(session.node, at, false, session.measures));
    return true;
  }

  /** Reads an NDEATH. Returns whether it ended the session. */
  boolean readNodeDeath(NodeSession session, Payload payload, Instant now) {
    OptionalLong bdSeq = bdSeq(payload);
    if (bdSeq.isEmpty()) {
      faults.report(FaultKind.INVALID, session.node.toString(), "an NDEATH without bdSeq");
      return false;
    }
    if (!session.died(bdSeq.getAsLong(), now)) {
      faults.report(FaultKind.LATE_DEATH, session.node.toString(), "bdSeq " + bdSeq.getAsLong());
      return false;
    }
    return true;
  }

  /** Reads any other message, in its turn. Returns false when new births are needed. */
  boolean read(NodeSession session, NodeSession.Pending message, Instant now) {
    return switch (message.topic()) {
      case Topic.OfNode _ -> readData(session, "", message.payload(), now);
      case Topic.OfDevice(_, String device, Topic.DeviceMessage kind) ->
          switch (kind) {
            case DBIRTH -> readDeviceBirth(session, device, message.payload(), now);
            case DDEATH -> readDeviceDeath(session, device, message.payload(), now);
            case DDATA -> readDeviceData(session, device, message.payload(), now);
            case DCMD -> true;
          };
      case Topic.OfHost _ -> true;
    };
  }

  private boolean readDeviceBirth(
      NodeSession session, String device, Payload payload, Instant now) {
    if (!isDeclared(payload)) {
      return invalidBirth(session, "every metric of a birth must have a name and a type");
    }
    DeviceState state = session.devices.get(device);
    if (state == null && session.devices.size() >= settings.mostDevices()) {
      faults.report(FaultKind.TOO_MANY_DEVICES, session.node.toString(), "device " + device);
      return true;
    }
    state = session.devices.computeIfAbsent(device, _ -> new DeviceState());
    session.slots.forget(device);
    state.born(at(session, payload, now));
    session.devicesChanged();
    for (Metric metric : payload.metrics()) {
      declare(session, device, metric, now);
    }
    return true;
  }

  private boolean readDeviceDeath(
      NodeSession session, String device, Payload payload, Instant now) {
    DeviceState state = session.devices.get(device);
    if (state == null || !state.isBorn()) {
      return noDeviceBirth(session, device);
    }
    state.died(at(session, payload, now));
    NodeTexts.reasonsOfDeath(payload)
        .ifPresent(reasons -> state.set(PeripheralMetric.REASONS, reasons, now));
    session.devicesChanged();
    return true;
  }

  private boolean readDeviceData(NodeSession session, String device, Payload payload, Instant now) {
    DeviceState state = session.devices.get(device);
    return (state != null && state.isBorn())
        ? readData(session, device, payload, now)
        : noDeviceBirth(session, device);
  }

  private boolean readData(NodeSession session, String device, Payload payload, Instant now) {
    boolean known = true;
    boolean measured = false;
    Map<Long, Report.Measures> past = Map.of();
    for (Metric metric : payload.metrics()) {
      MetricSlot slot = session.slots.find(device, metric);
      if (slot == null) {
        faults.report(
            FaultKind.UNKNOWN_METRIC,
            session.node.toString(),
            "alias " + metric.alias() + ", name " + metric.name());
        known = false;
      } else if (metric.historical()) {
        past = past.isEmpty() ? new TreeMap<>() : past;
        collectPast(past, slot, metric, payload);
      } else {
        measured |= apply(session, slot, metric, now);
      }
    }
    if (measured) {
      events.onReport(Report.of(session.node, at(session, payload, now), false, session.measures));
    }
    past.forEach((millis, measures) -> reportPast(session, millis, measures, now));
    return known;
  }

  /**
   * Historical measures never touch the present: each of their points in time becomes a report of
   * its own.
   */
  private static void collectPast(
      Map<Long, Report.Measures> past, MetricSlot slot, Metric metric, Payload payload) {
    Long millis = metric.timestamp() == null ? payload.timestamp() : metric.timestamp();
    if (millis != null && slot instanceof MetricSlot.Health(var health, _)) {
      slot.read(metric.value())
          .ifPresent(
              value -> past.computeIfAbsent(millis, _ -> new Report.Measures()).set(health, value));
    }
  }

  private void reportPast(NodeSession session, long millis, Report.Measures measures, Instant now) {
    if (clockwork.isCredible(millis, now)) {
      events.onReport(Report.of(session.node, Instant.ofEpochMilli(millis), true, measures));
    } else {
      faults.report(FaultKind.WRONG_TIME, session.node.toString(), "stored at " + millis);
    }
  }

  private void declare(NodeSession session, String device, Metric metric, Instant now) {
    String name = metric.name();
    DataType type = metric.type();
    if (name == null || type == null) {
      return;
    }
    MetricSlot slot =
        device.isEmpty() ? MetricSlot.ofNode(name, type) : MetricSlot.ofDevice(device, name, type);
    if (!session.slots.declare(device, name, metric.alias(), slot)) {
      faults.report(
          FaultKind.INVALID_BIRTH, session.node.toString(), "alias twice: " + metric.alias());
    }
    apply(session, slot, metric, now);
  }

  /** Takes a value into the session. Returns whether it was a measure of health. */
  @com.google.errorprone.annotations.CanIgnoreReturnValue
  private boolean apply(NodeSession session, MetricSlot slot, Metric metric, Instant now) {
    Optional<Value> read = slot.read(metric.value());
    if (read.isEmpty()) {
      faults.report(FaultKind.WRONG_TYPE, session.node.toString(), metric.value() + " for " + slot);
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
      case MetricSlot.Records _ -> records(session, value);
      case MetricSlot.OfPeripheral(String device, var which, _) -> {
        DeviceState state = session.devices.get(device);
        if (state != null && value instanceof Value.Text(String text)) {
          state.set(which, text, clockwork.believe(metric.timestamp(), now));
          session.devicesChanged();
        }
      }
      case MetricSlot.Extra(String device, String name, DataType type) ->
          events.onExtra(
              session.node, device, name, type, value, clockwork.believe(metric.timestamp(), now));
      case MetricSlot.Control _ -> {}
    }
    return false;
  }

  private void records(NodeSession session, Value value) {
    if (!(value instanceof Value.Table(DataSet table))) {
      return;
    }
    Optional<List<JournalEntry>> entries = JournalRows.decode(table);
    if (entries.isEmpty() || session.journal().isEmpty()) {
      faults.report(
          FaultKind.INVALID_RECORDS,
          session.node.toString(),
          table.rows().size() + " rows, journal id " + session.journal().isPresent());
    } else if (!entries.get().isEmpty()) {
      events.onRecords(session.node, session.journal().get(), entries.get());
    }
  }

  private Instant at(NodeSession session, Payload payload, Instant now) {
    if (!clockwork.isCredible(payload.timestamp(), now)) {
      faults.report(
          FaultKind.WRONG_TIME, session.node.toString(), "timestamp " + payload.timestamp());
    }
    return clockwork.believe(payload.timestamp(), now);
  }

  private static boolean isDeclared(Payload payload) {
    return payload.metrics().stream().allMatch(m -> m.name() != null && m.type() != null);
  }

  private static OptionalLong bdSeq(Payload payload) {
    for (Metric metric : payload.metrics()) {
      if ("bdSeq".equals(metric.name()) && metric.value() instanceof Value.Whole(long number)) {
        return number >= 0 && number <= 255 ? OptionalLong.of(number) : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  private boolean invalidBirth(NodeSession session, String detail) {
    faults.report(FaultKind.INVALID_BIRTH, session.node.toString(), detail);
    return false;
  }

  private boolean noDeviceBirth(NodeSession session, String device) {
    faults.report(FaultKind.NO_BIRTH, session.node.toString(), "device " + device);
    return false;
  }
}
