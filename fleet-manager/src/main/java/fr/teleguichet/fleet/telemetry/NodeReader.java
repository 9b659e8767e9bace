package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.JournalRows;
import fr.teleguichet.hardware.protocol.DataSet;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Decoding;
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
import org.jspecify.annotations.Nullable;

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
  boolean readNodeBirth(NodeSession session, NodeSession.Message message, Instant now) {
    Payload payload = message.payload();
    OptionalLong bdSeq = bdSeq(payload);
    Integer seq = payload.seq();
    if (bdSeq.isEmpty() || seq == null || payload.timestamp() == null) {
      fault(FaultKind.INVALID_BIRTH, session, message, "an NBIRTH has bdSeq, seq and timestamp");
      return false;
    }
    if (!isDeclared(session, message)) {
      return false;
    }
    session.born((int) bdSeq.getAsLong(), seq, now);
    declareAll(session, message, now);
    Instant at = at(session, message, now);
    events.onReport(Report.of(session.node, at, false, session.measures));
    session
        .journal()
        .filter(KioskJournal::canResume)
        .ifPresent(journal -> events.onRecords(session.node, journal, List.of()));
    return true;
  }

  /** Reads an NDEATH. Returns whether it ended the session. */
  boolean readNodeDeath(NodeSession session, NodeSession.Message message, Instant now) {
    OptionalLong bdSeq = bdSeq(message.payload());
    if (bdSeq.isEmpty()) {
      fault(FaultKind.INVALID, session, message, "an NDEATH without bdSeq");
      return false;
    }
    if (!session.died(bdSeq.getAsLong(), now)) {
      fault(FaultKind.LATE_DEATH, session, message, "bdSeq " + bdSeq.getAsLong());
      return false;
    }
    return true;
  }

  /** Reads any other message, in its turn. Returns false when new births are needed. */
  boolean read(NodeSession session, NodeSession.Message message, Instant now) {
    return switch (message.topic()) {
      case Topic.OfNode _ -> readData(session, message, now);
      case Topic.OfDevice(_, String device, Topic.DeviceMessage kind) ->
          switch (kind) {
            case DBIRTH -> readDeviceBirth(session, device, message, now);
            case DDEATH -> readDeviceDeath(session, device, message, now);
            case DDATA -> readDeviceData(session, device, message, now);
            case DCMD -> true;
          };
      case Topic.OfHost _ -> true;
    };
  }

  private boolean readDeviceBirth(
      NodeSession session, String device, NodeSession.Message message, Instant now) {
    if (!isDeclared(session, message)) {
      return false;
    }
    DeviceState state = session.devices.get(device);
    if (state == null && session.devices.size() >= settings.mostDevices()) {
      fault(FaultKind.TOO_MANY_DEVICES, session, message, session.devices.size() + " are known");
      return true;
    }
    state = session.devices.computeIfAbsent(device, _ -> new DeviceState());
    session.slots.forget(device);
    state.born(at(session, message, now));
    session.devicesChanged();
    declareAll(session, message, now);
    return true;
  }

  private boolean readDeviceDeath(
      NodeSession session, String device, NodeSession.Message message, Instant now) {
    DeviceState state = session.devices.get(device);
    if (state == null || !state.isBorn()) {
      return noDeviceBirth(session, message);
    }
    state.died(at(session, message, now));
    NodeTexts.reasonsOfDeath(message.payload())
        .ifPresent(reasons -> state.set(PeripheralMetric.REASONS, reasons, now));
    session.devicesChanged();
    return true;
  }

  private boolean readDeviceData(
      NodeSession session, String device, NodeSession.Message message, Instant now) {
    DeviceState state = session.devices.get(device);
    return (state != null && state.isBorn())
        ? readData(session, message, now)
        : noDeviceBirth(session, message);
  }

  private boolean readData(NodeSession session, NodeSession.Message message, Instant now) {
    String device = message.device();
    boolean known = true;
    boolean measured = false;
    Map<Long, Report.Measures> past = Map.of();
    for (Metric metric : message.payload().metrics()) {
      MetricSlot slot = session.slots.find(device, metric);
      if (slot == null) {
        fault(FaultKind.UNKNOWN_METRIC, session, message, metric, "no birth declared it");
        known = false;
      } else if (metric.historical()) {
        past = past.isEmpty() ? new TreeMap<>() : past;
        collectPast(past, slot, metric, message.payload());
      } else {
        measured |= apply(session, message, slot, metric, now);
      }
    }
    message.unread().forEach(it -> unreadable(session, message, it));
    if (!message.unread().isEmpty()) {
      session.sentRecords(1); // records may be among it, and where they begin is not known
    }
    if (measured) {
      Instant at = at(session, message, now);
      events.onReport(Report.of(session.node, at, false, session.measures));
    }
    for (var entry : past.entrySet()) {
      reportPast(session, message, entry.getKey(), entry.getValue(), now);
    }
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

  private void reportPast(
      NodeSession session,
      NodeSession.Message message,
      long millis,
      Report.Measures measures,
      Instant now) {
    if (clockwork.isCredible(millis, now)) {
      events.onReport(Report.of(session.node, Instant.ofEpochMilli(millis), true, measures));
    } else {
      fault(FaultKind.WRONG_TIME, session, message, "stored at " + millis);
    }
  }

  private void declareAll(NodeSession session, NodeSession.Message message, Instant now) {
    for (Metric metric : message.payload().metrics()) {
      declare(session, message, metric, now);
    }
    for (Decoding.Unread unread : message.unread()) {
      unreadable(session, message, unread);
      declareUnread(session, message.device(), unread);
    }
  }

  private void declare(
      NodeSession session, NodeSession.Message message, Metric metric, Instant now) {
    String name = metric.name();
    DataType type = metric.type();
    if (name == null || type == null) {
      return;
    }
    MetricSlot slot = MetricSlot.of(message.device(), name, type);
    if (!session.slots.declare(message.device(), name, metric.alias(), slot)) {
      fault(FaultKind.DOUBLE_ALIAS, session, message, metric, "alias " + metric.alias());
    }
    apply(session, message, slot, metric, now);
  }

  /** Its birth could not be read, but it is declared: its data is no reason for another birth. */
  private static void declareUnread(NodeSession session, String device, Decoding.Unread unread) {
    String name = unread.name();
    DataType type = unread.type();
    MetricSlot slot =
        name == null || type == null
            ? new MetricSlot.Unreadable()
            : MetricSlot.of(device, name, type);
    session.slots.declareUnread(device, name, unread.alias(), slot);
  }

  /** Takes a value into the session. Returns whether it was a measure of health. */
  @com.google.errorprone.annotations.CanIgnoreReturnValue
  private boolean apply(
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
      fault(kind, session, message, metric, metric.value() + " for " + slot);
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
          state.set(which, text, clockwork.believe(metric.timestamp(), now));
          session.devicesChanged();
        }
      }
      case MetricSlot.Extra(String device, String name, DataType type) ->
          events.onExtra(
              session.node, device, name, type, value, clockwork.believe(metric.timestamp(), now));
      case MetricSlot.Control _, MetricSlot.Unreadable _ -> {}
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
      fault(FaultKind.INVALID_RECORDS, session, message, metric, detail);
      session.sentRecords(1); // where these begin is not known
    } else if (!entries.get().isEmpty()) {
      session.sentRecords(entries.get().getFirst().number());
      events.onRecords(session.node, session.journal().get(), entries.get());
    }
  }

  private Instant at(NodeSession session, NodeSession.Message message, Instant now) {
    Long timestamp = message.payload().timestamp();
    if (!clockwork.isCredible(timestamp, now)) {
      fault(FaultKind.WRONG_TIME, session, message, "timestamp " + timestamp);
    }
    return clockwork.believe(timestamp, now);
  }

  /** Whether every metric of a birth has what makes it one. */
  private boolean isDeclared(NodeSession session, NodeSession.Message birth) {
    for (Metric metric : birth.payload().metrics()) {
      if (metric.name() == null || metric.type() == null) {
        fault(FaultKind.INVALID_BIRTH, session, birth, metric, "name or type is missing");
        return false;
      }
    }
    return true;
  }

  private static OptionalLong bdSeq(Payload payload) {
    for (Metric metric : payload.metrics()) {
      if ("bdSeq".equals(metric.name()) && metric.value() instanceof Value.Whole(long number)) {
        return number >= 0 && number <= 255 ? OptionalLong.of(number) : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  private boolean noDeviceBirth(NodeSession session, NodeSession.Message message) {
    fault(FaultKind.NO_BIRTH, session, message, "the device is not born");
    return false;
  }

  private void unreadable(
      NodeSession session, NodeSession.Message message, Decoding.Unread unread) {
    String metric = named(unread.name(), unread.alias());
    faults.report(FaultKind.UNREADABLE_METRIC, session.node, message.topic(), metric, unread.why());
  }

  private void fault(
      FaultKind kind, NodeSession session, NodeSession.Message message, String detail) {
    faults.report(kind, session.node, message.topic(), "", detail);
  }

  private void fault(
      FaultKind kind,
      NodeSession session,
      NodeSession.Message message,
      Metric metric,
      String detail) {
    String name = named(metric.name(), metric.alias());
    faults.report(kind, session.node, message.topic(), name, detail);
  }

  private static String named(@Nullable String name, @Nullable Long alias) {
    if (name != null) {
      return name;
    }
    return alias == null ? "" : "alias " + Long.toUnsignedString(alias);
  }
}
