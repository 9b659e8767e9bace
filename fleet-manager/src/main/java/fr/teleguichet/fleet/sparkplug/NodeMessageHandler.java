package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import fr.teleguichet.hardware.protocol.Topic;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads the messages of a node into its session. Belongs to the ingest thread. */
final class NodeMessageHandler {

  private final HostApplicationListener events;
  private final MessageFaultCounter faults;
  private final ClockPlausibilityCheck clockwork;
  private final MetricValueHandler values;

  NodeMessageHandler(
      IngestSettings settings, HostApplicationListener events, MessageFaultCounter faults) {
    this.events = events;
    this.faults = faults;
    this.clockwork = new ClockPlausibilityCheck(settings);
    this.values = new MetricValueHandler(events, faults, clockwork);
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
      faults.report(
          MessageFaultKind.INVALID_BIRTH,
          session,
          message,
          "an NBIRTH has bdSeq, seq and timestamp");
      return false;
    }
    session.born((int) bdSeq.getAsLong(), seq, payload.timestamp(), now);
    declareAll(session, message, now);
    values.report(session, message, now);
    session
        .journal()
        .filter(KioskJournalStatus::canResume)
        .ifPresent(journal -> events.onRecords(session.node, journal, List.of()));
    return true;
  }

  /** Reads an NDEATH. Returns whether it ended the session. */
  boolean readNodeDeath(NodeSession session, NodeSession.Message message, Instant now) {
    OptionalLong bdSeq = bdSeq(message.payload());
    if (bdSeq.isEmpty()) {
      faults.report(MessageFaultKind.INVALID, session, message, "an NDEATH without bdSeq");
      return false;
    }
    if (session.hasDiedWith(bdSeq.getAsLong())) {
      return false;
    }
    if (!session.died(bdSeq.getAsLong(), message.payload().timestamp(), now)) {
      faults.report(MessageFaultKind.LATE_DEATH, session, message, "bdSeq " + bdSeq.getAsLong());
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
    DeviceState state = session.devices.get(device);
    if (state == null && session.quota.isFullOfDevices(session.devices.size())) {
      session.forgetGoneDevices(now);
    }
    if (state == null && !session.quota.takesDevice(session.devices.size(), now)) {
      tooManyDevices(session, message);
      return true;
    }
    state = session.devices.computeIfAbsent(device, _ -> new DeviceState());
    session.slots.forget(device);
    state.born(values.at(session, message, now));
    session.devicesChanged();
    declareAll(session, message, now);
    return true;
  }

  private boolean readDeviceDeath(
      NodeSession session, String device, NodeSession.Message message, Instant now) {
    DeviceState state = session.devices.get(device);
    if (state == null || !state.isBorn()) {
      return noDeviceBirth(session, message, now);
    }
    state.died(values.at(session, message, now));
    NodeTextTruncator.reasonsOfDeath(message.payload())
        .ifPresent(reasons -> state.set(PeripheralMetric.REASONS, reasons, now));
    session.devicesChanged();
    return true;
  }

  private boolean readDeviceData(
      NodeSession session, String device, NodeSession.Message message, Instant now) {
    DeviceState state = session.devices.get(device);
    return (state != null && state.isBorn())
        ? readData(session, message, now)
        : noDeviceBirth(session, message, now);
  }

  private boolean readData(NodeSession session, NodeSession.Message message, Instant now) {
    String device = message.device();
    boolean known = true;
    boolean measured = false;
    Map<Long, HealthReport.Measures> past = Map.of();
    for (Metric metric : message.payload().metrics()) {
      MetricBinding slot = session.slots.find(device, metric);
      if (slot == null) {
        known &= readUnknown(session, message, metric);
      } else if (metric.historical()) {
        past = past.isEmpty() ? new TreeMap<>() : past;
        MetricValueHandler.collectPast(past, slot, metric, message.payload());
      } else {
        measured |= values.apply(session, message, slot, metric, now);
      }
    }
    message.unread().forEach(it -> faults.report(session, message, it));
    if (!message.unread().isEmpty()) {
      session.sentRecords(1); // records may be among it, and where they begin is not known
    }
    if (measured) {
      values.report(session, message, now);
    }
    for (var entry : past.entrySet()) {
      values.reportPast(session, message, entry.getKey(), entry.getValue(), now);
    }
    return known;
  }

  /** Returns whether new births would not help. */
  private boolean readUnknown(NodeSession session, NodeSession.Message message, Metric metric) {
    boolean leftOut = session.quota.isPartlyDeclared();
    MessageFaultKind kind =
        leftOut ? MessageFaultKind.TOO_MANY_METRICS : MessageFaultKind.UNKNOWN_METRIC;
    faults.report(kind, session, message, metric, "no birth declared it");
    return leftOut;
  }

  private void declareAll(NodeSession session, NodeSession.Message message, Instant now) {
    for (Metric metric : message.payload().metrics()) {
      declare(session, message, metric, now);
    }
    for (PayloadDecodingResult.Unread unread : message.unread()) {
      faults.report(session, message, unread);
      declareUnread(session, message.device(), unread, now);
    }
    message.payload().metrics().stream()
        .filter(metric -> !isDeclared(metric))
        .forEach(metric -> declareHalf(session, message, metric, now));
  }

  /** Whether a birth says of a metric what makes it one. */
  private static boolean isDeclared(Metric metric) {
    return metric.name() != null && metric.type() != null;
  }

  /** One strange metric must not keep its whole node, or its device, from being seen. */
  private void declareHalf(
      NodeSession session, NodeSession.Message birth, Metric metric, Instant now) {
    String missing = "name or type is missing";
    faults.report(MessageFaultKind.UNREADABLE_METRIC, session, birth, metric, missing);
    if (metric.name() != null || metric.alias() != null) {
      declareUnread(
          session,
          birth.device(),
          new PayloadDecodingResult.Unread(metric.name(), metric.alias(), null, missing),
          now);
    }
  }

  private void declare(
      NodeSession session, NodeSession.Message message, Metric metric, Instant now) {
    String name = metric.name();
    DataType type = metric.type();
    if (name == null || type == null) {
      return;
    }
    MetricBinding slot = MetricBinding.of(message.device(), name, type);
    if (!hasRoom(session, slot, message.device(), name, now)) {
      faults.report(
          MessageFaultKind.TOO_MANY_METRICS, session, message, metric, "it was not declared");
      return;
    }
    if (!session.slots.declare(message.device(), name, metric.alias(), slot)) {
      faults.report(
          MessageFaultKind.DOUBLE_ALIAS, session, message, metric, "alias " + metric.alias());
    }
    if (slot instanceof MetricBinding.Command(String command, _)) {
      session.takes(command);
    }
    values.apply(session, message, slot, metric, now);
  }

  /** Its birth could not be read, but it is declared: its data is no reason for another birth. */
  private static void declareUnread(
      NodeSession session, String device, PayloadDecodingResult.Unread unread, Instant now) {
    String name = unread.name();
    DataType type = unread.type();
    MetricBinding slot =
        name == null || type == null
            ? new MetricBinding.Unreadable()
            : MetricBinding.of(device, name, type);
    if (name == null && unread.alias() == null && type == null) {
      // What was too much for one message has lost even its names.
      session.quota.leavesOutMetrics(PayloadLimits.STANDARD.metrics(), now);
      return;
    }
    String called = name == null ? "alias " + unread.alias() : name;
    if (hasRoom(session, slot, device, called, now)) {
      session.slots.declareUnread(device, name, unread.alias(), slot);
    }
  }

  /** Only what has no place of its own is counted: how often the rest occurs, we know. */
  private static boolean hasRoom(
      NodeSession session, MetricBinding slot, String device, String name, Instant now) {
    boolean counts =
        slot instanceof MetricBinding.Extra || slot instanceof MetricBinding.Unreadable;
    return (!counts && !session.slots.isFull()) || session.quota.takesMetric(device, name, now);
  }

  private static OptionalLong bdSeq(Payload payload) {
    for (Metric metric : payload.metrics()) {
      if ("bdSeq".equals(metric.name()) && metric.value() instanceof Value.Whole(long number)) {
        return number >= 0 && number <= 255 ? OptionalLong.of(number) : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  private boolean noDeviceBirth(NodeSession session, NodeSession.Message message, Instant now) {
    if (!session.devices.containsKey(message.device())
        && !session.quota.takesDevice(session.devices.size(), now)) {
      tooManyDevices(session, message);
      return true; // its birth was left out, and would be again
    }
    faults.report(MessageFaultKind.NO_BIRTH, session, message, "the device is not born");
    return false;
  }

  private void tooManyDevices(NodeSession session, NodeSession.Message message) {
    String detail = session.devices.size() + " devices are followed";
    faults.report(MessageFaultKind.TOO_MANY_DEVICES, session, message, detail);
  }
}
