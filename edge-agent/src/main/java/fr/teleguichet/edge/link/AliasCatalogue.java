package fr.teleguichet.edge.link;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.MetricDefinition;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.journal.JournalDataSetCodec;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the kiosk declares at birth and the aliases that stand for it afterwards: numbers unique
 * over the node and all its devices, whether they are there or not, and small so that they take one
 * byte or two.
 */
final class AliasCatalogue {

  /** The birth-death sequence number's metric (Sparkplug 3.0.0, section 6.4.20). */
  static final String BD_SEQ = "bdSeq";

  private static final String UNIT = "engUnit";

  private final Map<HealthMetric, Long> health = new EnumMap<>(HealthMetric.class);
  private final Map<NodeFact, Long> facts = new EnumMap<>(NodeFact.class);
  private final Map<Peripheral, Map<PeripheralMetric, Long>> devices =
      new EnumMap<>(Peripheral.class);
  private final long bdSeq;
  private final long records;
  private long last;

  AliasCatalogue() {
    records = next();
    for (HealthMetric metric : HealthMetric.values()) {
      health.put(metric, next());
    }
    for (NodeFact fact : NodeFact.values()) {
      facts.put(fact, next());
    }
    bdSeq = next();
    for (Peripheral peripheral : Peripheral.values()) {
      Map<PeripheralMetric, Long> aliases = new EnumMap<>(PeripheralMetric.class);
      for (PeripheralMetric metric : PeripheralMetric.values()) {
        aliases.put(metric, next());
      }
      devices.put(peripheral, aliases);
    }
  }

  private long next() {
    return ++last;
  }

  long records() {
    return records;
  }

  long alias(HealthMetric metric) {
    return known(health.get(metric));
  }

  long alias(NodeFact fact) {
    return known(facts.get(fact));
  }

  long alias(Peripheral peripheral, PeripheralMetric metric) {
    Map<PeripheralMetric, Long> aliases = devices.get(peripheral);
    return known(aliases == null ? null : aliases.get(metric));
  }

  private static long known(@org.jspecify.annotations.Nullable Long alias) {
    if (alias == null) {
      throw new IllegalStateException("a metric without an alias");
    }
    return alias;
  }

  /** The birth-death sequence number in a birth. */
  Metric bdSeqAtBirth(int number, long now) {
    return bdSeqAtDeath(number, now).withAlias(bdSeq);
  }

  /** The birth-death sequence number in a death certificate, which stands alone. */
  static Metric bdSeqAtDeath(int number, long now) {
    return Metric.declared(BD_SEQ, DataType.INT64, Value.of((long) number), now);
  }

  /** The metric by which hosts ask for new births; never aliased, so that any host can. */
  static Metric rebirth(long now) {
    return Metric.declared(FleetCommand.REBIRTH, DataType.BOOLEAN, Value.of(false), now);
  }

  /** The metrics by which a host wants something done; never aliased either, and empty here. */
  static List<Metric> care(long now) {
    return List.of(
        Metric.declared(FleetCommand.CARE_ID, DataType.STRING, Value.ABSENT, now),
        Metric.declared(FleetCommand.CARE_DEADLINE, DataType.DATETIME, Value.ABSENT, now),
        Metric.declared(FleetCommand.CARE, DataType.STRING, Value.ABSENT, now));
  }

  /** The metric by which a host says which services to offer; never aliased, and empty here. */
  static Metric services(long now) {
    return Metric.declared(FleetCommand.SERVICES, DataType.STRING, Value.ABSENT, now);
  }

  /** The metric by which a host says what to tell by law; never aliased, and empty here. */
  static Metric notices(long now) {
    return Metric.declared(FleetCommand.NOTICES, DataType.STRING, Value.ABSENT, now);
  }

  /**
   * The metrics by which a host says which records it has; never aliased either, and empty here.
   */
  static List<Metric> marks(long now) {
    return List.of(
        Metric.declared(FleetCommand.ACKNOWLEDGED, DataType.INT64, Value.ABSENT, now),
        Metric.declared(FleetCommand.RESUME, DataType.INT64, Value.ABSENT, now));
  }

  /** The journal's records, none yet. */
  Metric recordsAtBirth(long now) {
    return Metric.declared(
            JournalDataSetCodec.METRIC,
            DataType.DATASET,
            Value.of(JournalDataSetCodec.encode(List.of())),
            now)
        .withAlias(records);
  }

  /** A metric as a birth declares it. */
  static Metric declared(MetricDefinition definition, long alias, Value value, long now) {
    Metric metric =
        Metric.declared(definition.name(), definition.type(), value, now).withAlias(alias);
    return definition.unit().isEmpty()
        ? metric
        : metric.with(UNIT, new Metric.Property(DataType.STRING, Value.of(definition.unit())));
  }
}
