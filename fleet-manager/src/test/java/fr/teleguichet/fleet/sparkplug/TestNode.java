package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.journal.JournalDataSetCodec;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.SequenceNumber;
import fr.teleguichet.hardware.protocol.Topic.DeviceMessage;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An edge node made of messages: writes what a node of its kind would send. */
public final class TestNode {

  /** A message that is ready to be sent. */
  public record Sent(String topic, List<Byte> bytes) {
    public byte[] payload() {
      byte[] payload = new byte[bytes.size()];
      for (int i = 0; i < payload.length; i++) {
        payload[i] = bytes.get(i);
      }
      return payload;
    }

    public static Sent of(String topic, byte[] payload) {
      List<Byte> bytes = new ArrayList<>(payload.length);
      for (byte b : payload) {
        bytes.add(b);
      }
      return new Sent(topic, bytes);
    }
  }

  public static final UUID JOURNAL = UUID.fromString("0199a000-0000-7000-8000-000000000001");
  public static final long TEMPERATURE = 3;
  public static final long RECORDS = 9;
  public static final long GOING_DOWN = 8;
  public static final long PRINTER_STATE = 20;

  public final NodeAddress address;
  private int seq;
  private int bdSeq;
  private long born = Long.MAX_VALUE;

  public TestNode(String group, String node) {
    this.address = new NodeAddress(group, node);
  }

  public Sent birth(Instant at) {
    return birth(at, List.of());
  }

  public Sent birth(Instant at, List<Metric> more) {
    seq = 0;
    long t = at.toEpochMilli();
    born = t;
    List<Metric> metrics = new ArrayList<>();
    metrics.add(Metric.declared("bdSeq", DataType.INT64, Value.of(bdSeq), t));
    metrics.add(Metric.declared("Node Control/Rebirth", DataType.BOOLEAN, Value.of(false), t));
    metrics.add(
        Metric.declared(
                HealthMetric.CPU_TEMPERATURE.definition().name(), DataType.FLOAT, Value.of(40.0), t)
            .withAlias(TEMPERATURE));
    metrics.add(
        Metric.declared(
                HealthMetric.CLOCK_SYNCHRONISED.definition().name(),
                DataType.BOOLEAN,
                Value.of(true),
                t)
            .withAlias(4));
    metrics.add(
        Metric.declared(
                NodeFact.JOURNAL_ID.definition().name(),
                DataType.UUID,
                Value.of(JOURNAL.toString()),
                t)
            .withAlias(7));
    metrics.add(
        Metric.declared(NodeFact.GOING_DOWN.definition().name(), DataType.STRING, Value.of(""), t)
            .withAlias(GOING_DOWN));
    metrics.add(
        Metric.declared(
                JournalDataSetCodec.METRIC,
                DataType.DATASET,
                Value.of(JournalDataSetCodec.encode(List.of())),
                t)
            .withAlias(RECORDS));
    metrics.addAll(more);
    return node(NodeMessage.NBIRTH, new Payload(t, 0, metrics));
  }

  public Sent printerBirth(Instant at, String state, String reasons) {
    long t = at.toEpochMilli();
    return device(
        "printer",
        DeviceMessage.DBIRTH,
        new Payload(
            t,
            next(),
            List.of(
                Metric.declared(
                        PeripheralMetric.STATE.definition().name(),
                        DataType.STRING,
                        Value.of(state),
                        t)
                    .withAlias(PRINTER_STATE),
                Metric.declared(
                        PeripheralMetric.REASONS.definition().name(),
                        DataType.STRING,
                        Value.of(reasons),
                        t)
                    .withAlias(PRINTER_STATE + 1))));
  }

  public Sent deviceBirth(Instant at, String device, List<Metric> metrics) {
    return device(device, DeviceMessage.DBIRTH, new Payload(at.toEpochMilli(), next(), metrics));
  }

  public Sent printerState(Instant at, String state) {
    long t = at.toEpochMilli();
    return device(
        "printer",
        DeviceMessage.DDATA,
        new Payload(t, next(), List.of(Metric.update(PRINTER_STATE, Value.of(state), t))));
  }

  public Sent printerDeath(Instant at) {
    return device(
        "printer", DeviceMessage.DDEATH, new Payload(at.toEpochMilli(), next(), List.of()));
  }

  public Sent printerDeath(Instant at, String reasons) {
    long t = at.toEpochMilli();
    Metric why =
        Metric.declared(
            PeripheralMetric.REASONS.definition().name(), DataType.STRING, Value.of(reasons), t);
    return device("printer", DeviceMessage.DDEATH, new Payload(t, next(), List.of(why)));
  }

  public Sent temperature(Instant at, double celsius) {
    long t = at.toEpochMilli();
    return data(at, List.of(Metric.update(TEMPERATURE, Value.of(celsius), t)));
  }

  public Sent records(Instant at, List<JournalEntry> entries) {
    return data(
        at,
        List.of(
            Metric.update(
                RECORDS, Value.of(JournalDataSetCodec.encode(entries)), at.toEpochMilli())));
  }

  public Sent data(Instant at, List<Metric> metrics) {
    return node(NodeMessage.NDATA, new Payload(at.toEpochMilli(), next(), metrics));
  }

  /** Its will, which was written before its birth, however late the broker sends it. */
  public Sent death(Instant at) {
    return deathOf(bdSeq, at);
  }

  /** The will of this session. */
  public Sent deathOf(int session, Instant at) {
    return deathOf(session, Math.min(at.toEpochMilli(), born));
  }

  /** Its own goodbye. */
  public Sent goodbye(Instant at) {
    return deathOf(bdSeq, at.toEpochMilli());
  }

  private Sent deathOf(int session, long t) {
    return node(
        NodeMessage.NDEATH,
        new Payload(
            t, null, List.of(Metric.declared("bdSeq", DataType.INT64, Value.of(session), t))));
  }

  /** The node connects anew. */
  public void reconnect() {
    bdSeq = SequenceNumber.after(bdSeq);
  }

  public int bdSeq() {
    return bdSeq;
  }

  private int next() {
    seq = SequenceNumber.after(seq);
    return seq;
  }

  private Sent node(NodeMessage message, Payload payload) {
    return Sent.of(TopicCodec.of(address, message), PayloadEncoder.encode(payload));
  }

  private Sent device(String device, DeviceMessage message, Payload payload) {
    return Sent.of(TopicCodec.of(address, device, message), PayloadEncoder.encode(payload));
  }
}
