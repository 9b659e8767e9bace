package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.journal.JournalDataSetCodec;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Optional;

/** What a metric of a birth means to us; its alias leads here. */
sealed interface MetricBinding {

  /** A measure of the node's health. */
  record Health(HealthMetric metric, DataType type) implements MetricBinding {}

  /** A fact about the node. */
  record Fact(NodeFact fact, DataType type) implements MetricBinding {}

  /** The journal's rows. */
  record Records(DataType type) implements MetricBinding {}

  /** A metric of a peripheral that we know. */
  record OfPeripheral(String device, PeripheralMetric metric, DataType type)
      implements MetricBinding {}

  /** A metric without a column: kept by name. The device is empty for the node's own. */
  record Extra(String device, String name, DataType type) implements MetricBinding {}

  /** Part of the protocol itself, such as {@code bdSeq}. */
  record Control(DataType type) implements MetricBinding {}

  /** A metric that hosts write, to have something done. */
  record Command(String name, DataType type) implements MetricBinding {}

  /** Declared, but of no type that we know: its values are passed over. */
  record Unreadable() implements MetricBinding {}

  /** Holds a raw value against the declared type; nothing when it can't be one. */
  default Optional<Value> read(Value raw) {
    return switch (this) {
      case Health(_, DataType type) -> type.interpret(raw);
      case Fact(_, DataType type) -> type.interpret(raw);
      case Records(DataType type) -> type.interpret(raw);
      case OfPeripheral(_, _, DataType type) -> type.interpret(raw);
      case Extra(_, _, DataType type) -> type.interpret(raw);
      case Control(DataType type) -> type.interpret(raw);
      case Command(_, DataType type) -> type.interpret(raw);
      case Unreadable _ -> Optional.empty();
    };
  }

  /** The meaning of a metric of the device, or of the node itself where that is empty. */
  static MetricBinding of(String device, String name, DataType type) {
    return device.isEmpty() ? ofNode(name, type) : ofDevice(device, name, type);
  }

  /**
   * The meaning of a node's metric. A known name with an unknown type is just an extra one: its
   * maker meant another.
   */
  private static MetricBinding ofNode(String name, DataType type) {
    if (name.equals("bdSeq")
        || name.startsWith("Node Control/")
        || name.equals(FleetCommand.ACKNOWLEDGED)
        || name.equals(FleetCommand.RESUME)) {
      return new Control(type);
    }
    if (FleetCommand.CARE_METRICS.get(name) == type
        || ((name.equals(FleetCommand.SERVICES) || name.equals(FleetCommand.NOTICES))
            && type == DataType.STRING)) {
      return new Command(name, type);
    }
    if (name.equals(JournalDataSetCodec.METRIC) && type == DataType.DATASET) {
      return new Records(type);
    }
    return HealthMetric.ofName(name)
        .filter(metric -> metric.definition().type() == type)
        .<MetricBinding>map(metric -> new Health(metric, type))
        .or(
            () ->
                NodeFact.ofName(name)
                    .filter(fact -> fact.definition().type() == type)
                    .map(fact -> new Fact(fact, type)))
        .orElseGet(() -> new Extra("", name, type));
  }

  /** The meaning of a device's metric. */
  private static MetricBinding ofDevice(String device, String name, DataType type) {
    return PeripheralMetric.ofName(name)
        .filter(metric -> metric.definition().type() == type)
        .<MetricBinding>map(metric -> new OfPeripheral(device, metric, type))
        .orElseGet(() -> new Extra(device, name, type));
  }
}
