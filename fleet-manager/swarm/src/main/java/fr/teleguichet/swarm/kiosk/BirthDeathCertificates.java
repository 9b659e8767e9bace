package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.MetricDefinition;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.journal.JournalDataSetCodec;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The birth and death certificates of a simulated kiosk, and what its printer says. */
final class BirthDeathCertificates {

  /** The birth and death metric that tells one session from another. */
  static final String BD_SEQ = "bdSeq";

  private BirthDeathCertificates() {}

  /** NDEATH, the will: which session it ends, and nothing else. */
  static byte[] death(int bdSeq, long now) {
    return PayloadEncoder.encode(new Payload(now, null, List.of(bdSeq(bdSeq, now))));
  }

  /** NBIRTH with every metric that the node will ever report. */
  static byte[] nodeBirth(Facts facts, SimulatedMeasures measures, int bdSeq, long now) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(bdSeq(bdSeq, now));
    metrics.add(Metric.declared(FleetCommand.REBIRTH, DataType.BOOLEAN, Value.of(false), now));
    for (HealthMetric metric : HealthMetric.values()) {
      metrics.add(
          declared(metric.definition(), measures.value(metric), now)
              .withAlias(MetricAliases.of(metric)));
    }
    for (NodeFact fact : NodeFact.values()) {
      metrics.add(
          declared(fact.definition(), facts.value(fact), now).withAlias(MetricAliases.of(fact)));
    }
    metrics.add(
        Metric.declared(
                JournalDataSetCodec.METRIC,
                DataType.DATASET,
                Value.of(JournalDataSetCodec.encode(List.of())),
                now)
            .withAlias(MetricAliases.RECORDS));
    return PayloadEncoder.encode(new Payload(now, 0, metrics));
  }

  /** DBIRTH of a peripheral. */
  static byte[] deviceBirth(Peripheral peripheral, boolean broken, long now, int seq) {
    List<Metric> metrics = new ArrayList<>();
    for (PeripheralMetric metric : PeripheralMetric.values()) {
      metrics.add(
          declared(metric.definition(), value(peripheral, metric, broken), now)
              .withAlias(MetricAliases.of(peripheral, metric)));
    }
    return PayloadEncoder.encode(new Payload(now, seq, metrics));
  }

  /** DDATA of a peripheral whose state changed. */
  static byte[] deviceState(Peripheral peripheral, boolean broken, long now, int seq) {
    List<Metric> metrics = new ArrayList<>();
    for (PeripheralMetric metric : List.of(PeripheralMetric.STATE, PeripheralMetric.REASONS)) {
      metrics.add(
          Metric.update(
              MetricAliases.of(peripheral, metric), value(peripheral, metric, broken), now));
    }
    return PayloadEncoder.encode(new Payload(now, seq, metrics));
  }

  private static Value value(Peripheral peripheral, PeripheralMetric metric, boolean broken) {
    return Value.of(
        switch (metric) {
          case STATE -> (broken ? PeripheralState.ERROR : PeripheralState.OK).code();
          case REASONS -> broken ? "media-empty" : "";
          case MODEL -> "Swarm " + peripheral.deviceId();
        });
  }

  private static Metric bdSeq(int bdSeq, long now) {
    return Metric.declared(BD_SEQ, DataType.INT64, Value.of((long) bdSeq), now);
  }

  private static Metric declared(MetricDefinition definition, Value value, long now) {
    Metric metric = Metric.declared(definition.name(), definition.type(), value, now);
    return definition.unit().isEmpty()
        ? metric
        : metric.with("engUnit", new Metric.Property(DataType.STRING, Value.of(definition.unit())));
  }

  /**
   * What a kiosk says of itself.
   *
   * @param kiosk its number
   * @param journal the id of its journal
   * @param start when it was switched on, milliseconds since 1970 UTC
   */
  record Facts(int kiosk, UUID journal, long start) {

    Value value(NodeFact fact) {
      return switch (fact) {
        case AGENT_VERSION -> Value.of("0.1.0");
        case BOARD_PROFILE -> Value.of("swarm");
        case BOARD_MODEL -> Value.of("Simulated kiosk");
        case BOARD_SERIAL -> Value.of("swarm" + kiosk);
        case OPERATING_SYSTEM -> Value.of("Debian GNU/Linux 13 (trixie)");
        case KERNEL -> Value.of("6.12.0");
        case PROCESSOR -> Value.of("aarch64, 4 cores");
        case MEMORY_TOTAL -> Value.of("4 GiB");
        case STORAGE_DEVICE -> Value.of("eMMC 32 GB");
        case NETWORK_INTERFACE -> Value.of("eth0");
        case BOOT_ID -> Value.of("boot-" + kiosk);
        case BOOT_TIME, AGENT_START -> Value.of(start);
        case REBOOT_CAUSE -> Value.of("power");
        case SIMULATED -> Value.of(true);
        case JOURNAL_ID -> Value.of(journal.toString());
        case JOURNAL_OLDEST -> Value.ABSENT; // it keeps nothing that was acknowledged
        case GOING_DOWN -> Value.of("");
        case VERDICT -> Value.of(";carsat=");
        case OCCUPIED -> Value.of(false);
        case SYSTEM_VERSION -> Value.of("1.0.0");
        case UPDATE, SERVICES_REFUSED, CALL_TEST -> Value.of("");
        case NOTICES -> Value.ABSENT; // it has no screen
        case MINIMUM_INTERVIEW -> Value.of(KioskRecord.Interview.STANDARD_MINIMUM.toSeconds());
        // A document for each of a hundred thousand would measure something else.
        case SERVICES -> Value.of(NodeFact.OWN_SERVICES);
      };
    }
  }
}
