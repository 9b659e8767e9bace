package fr.teleguichet.fleet.kiosk;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.journal.JournalDataSetCodec;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.RecordCodec;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.Topic.DeviceMessage;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A kiosk made of messages: says to the ingest, in bytes, what a real one would publish. */
public final class SimulatedKiosk {

  private final NodeAddress address;
  private final TelemetryIngest telemetry;
  private final Clock clock;
  private final UUID journal;
  private final Map<HealthMetric, Value> measures = new EnumMap<>(HealthMetric.class);
  private final List<Metric> more = new ArrayList<>();
  private boolean takesActions = true;
  private long born;
  private int seq;
  private long number;

  /** A healthy kiosk that has said nothing yet. */
  public SimulatedKiosk(String territory, String name, TelemetryIngest telemetry, Clock clock) {
    this.address = new NodeAddress(territory, name);
    this.telemetry = telemetry;
    this.clock = clock;
    this.journal = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    measures.put(HealthMetric.CPU_USAGE, Value.of(12.5));
    measures.put(HealthMetric.CPU_LOAD, Value.of(0.4));
    measures.put(HealthMetric.CPU_TEMPERATURE, Value.of(51.2));
    measures.put(HealthMetric.MEMORY_USED, Value.of(43.0));
    measures.put(HealthMetric.STORAGE_USED, Value.of(37.0));
    measures.put(HealthMetric.STORAGE_READ_ONLY, Value.of(false));
    measures.put(HealthMetric.NETWORK_SIGNAL, Value.of(-58.0));
    measures.put(HealthMetric.POWER_UNDER_VOLTAGE, Value.of(false));
    measures.put(HealthMetric.CLOCK_SYNCHRONISED, Value.of(true));
    measures.put(HealthMetric.JOURNAL_WAITING, Value.of(0L));
  }

  /** What it is called. */
  public String name() {
    return address.node();
  }

  /** The measure that its births declare. */
  @CanIgnoreReturnValue
  public SimulatedKiosk with(HealthMetric metric, Value value) {
    measures.put(metric, value);
    return this;
  }

  /** A metric of another maker, which its births declare. */
  @CanIgnoreReturnValue
  public SimulatedKiosk with(String name, DataType type, Value value) {
    more.add(Metric.declared(name, type, value, now()));
    return this;
  }

  /** Its births declare no remote actions. */
  @CanIgnoreReturnValue
  public SimulatedKiosk withoutActions() {
    takesActions = false;
    return this;
  }

  /** Connects. */
  @CanIgnoreReturnValue
  public SimulatedKiosk born() {
    seq = 0;
    List<Metric> metrics = new ArrayList<>();
    metrics.add(Metric.declared("bdSeq", DataType.INT64, Value.of(0L), now()));
    measures.forEach(
        (metric, value) ->
            metrics.add(
                Metric.declared(
                        metric.definition().name(), metric.definition().type(), value, now())
                    .withAlias(alias(metric))));
    fact(metrics, NodeFact.AGENT_VERSION, "0.1.0");
    fact(metrics, NodeFact.BOARD_MODEL, "Raspberry Pi 5 Model B Rev 1.0");
    fact(metrics, NodeFact.BOARD_SERIAL, "10000000a3c4e5f6");
    fact(metrics, NodeFact.OPERATING_SYSTEM, "Debian GNU/Linux 13 (trixie)");
    fact(metrics, NodeFact.JOURNAL_ID, journal.toString());
    fact(metrics, NodeFact.GOING_DOWN, "");
    metrics.add(
        Metric.declared(
                JournalDataSetCodec.METRIC,
                DataType.DATASET,
                Value.of(JournalDataSetCodec.encode(List.of())),
                now())
            .withAlias(500));
    if (takesActions) {
      FleetCommand.CARE_METRICS.forEach(
          (name, type) -> metrics.add(Metric.declared(name, type, Value.ABSENT, now())));
    }
    metrics.addAll(more);
    born = now();
    send(TopicCodec.of(address, NodeMessage.NBIRTH), new Payload(now(), 0, metrics));
    return this;
  }

  private void fact(List<Metric> metrics, NodeFact fact, String value) {
    metrics.add(
        Metric.declared(fact.definition().name(), fact.definition().type(), Value.of(value), now())
            .withAlias(400L + metrics.size()));
    if (fact == NodeFact.GOING_DOWN) {
      goingDownAlias = 399L + metrics.size();
    }
  }

  private long goingDownAlias;

  /** A peripheral appears, or says anew how it is. */
  @CanIgnoreReturnValue
  public SimulatedKiosk device(String device, String state, String reasons, String model) {
    send(
        TopicCodec.of(address, device, DeviceMessage.DBIRTH),
        new Payload(
            now(),
            next(),
            List.of(
                text(PeripheralMetric.STATE, state),
                text(PeripheralMetric.REASONS, reasons),
                text(PeripheralMetric.MODEL, model))));
    return this;
  }

  /** A peripheral disappears. */
  @CanIgnoreReturnValue
  public SimulatedKiosk deviceGone(String device) {
    send(
        TopicCodec.of(address, device, DeviceMessage.DDEATH),
        new Payload(now(), next(), List.of()));
    return this;
  }

  /** Measures again. */
  @CanIgnoreReturnValue
  public SimulatedKiosk measures(HealthMetric metric, Value value) {
    send(
        TopicCodec.of(address, NodeMessage.NDATA),
        new Payload(now(), next(), List.of(Metric.update(alias(metric), value, now()))));
    return this;
  }

  /** Something to count happened; the records are numbered on. */
  @CanIgnoreReturnValue
  public SimulatedKiosk records(List<KioskRecord> records) {
    List<JournalEntry> entries = new ArrayList<>();
    for (KioskRecord record : records) {
      number++;
      entries.add(
          new JournalEntry(
              number, record.occurred(), RecordCodec.type(record), RecordCodec.body(record)));
    }
    send(
        TopicCodec.of(address, NodeMessage.NDATA),
        new Payload(
            now(),
            next(),
            List.of(Metric.update(500, Value.of(JournalDataSetCodec.encode(entries)), now()))));
    return this;
  }

  /** Says why it goes, and goes. */
  @CanIgnoreReturnValue
  public SimulatedKiosk stops(String reason) {
    send(
        TopicCodec.of(address, NodeMessage.NDATA),
        new Payload(
            now(), next(), List.of(Metric.update(goingDownAlias, Value.of(reason), now()))));
    return dies();
  }

  /** The connection ends: the broker sends the will, which was written before the birth. */
  @CanIgnoreReturnValue
  public SimulatedKiosk dies() {
    return dies(born);
  }

  /** Says goodbye by a death certificate of its own, without a reason. */
  @CanIgnoreReturnValue
  public SimulatedKiosk saysGoodbye() {
    return dies(Math.max(now(), born + 1));
  }

  private SimulatedKiosk dies(long written) {
    Metric bdSeq = Metric.declared("bdSeq", DataType.INT64, Value.of(0L), written);
    send(TopicCodec.of(address, NodeMessage.NDEATH), new Payload(written, null, List.of(bdSeq)));
    return this;
  }

  private Metric text(PeripheralMetric metric, String value) {
    return Metric.declared(metric.definition().name(), DataType.STRING, Value.of(value), now());
  }

  private static long alias(HealthMetric metric) {
    return 1L + List.of(HealthMetric.values()).indexOf(metric);
  }

  private int next() {
    seq = (seq + 1) % 256;
    return seq;
  }

  private long now() {
    return clock.millis();
  }

  private void send(String topic, Payload payload) {
    try {
      telemetry.received(topic, PayloadEncoder.encode(payload));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
