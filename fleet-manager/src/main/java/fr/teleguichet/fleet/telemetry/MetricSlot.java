package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.journal.JournalRows;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Optional;

/** What a metric of a birth means to us; its alias leads here. */
sealed interface MetricSlot {

  /** The type that the birth declared. */
  DataType type();

  /** A measure of the node's health. */
  record Health(HealthMetric metric, DataType type) implements MetricSlot {}

  /** A fact about the node. */
  record Fact(NodeFact fact, DataType type) implements MetricSlot {}

  /** The journal's rows. */
  record Records(DataType type) implements MetricSlot {}

  /** A metric of a peripheral that we know. */
  record OfPeripheral(String device, PeripheralMetric metric, DataType type)
      implements MetricSlot {}

  /** A metric without a column: kept by name. The device is empty for the node's own. */
  record Extra(String device, String name, DataType type) implements MetricSlot {}

  /** Part of the protocol itself, such as {@code bdSeq}. */
  record Control(DataType type) implements MetricSlot {}

  /** Holds a raw value against the declared type. */
  default Optional<Value> read(Value raw) {
    return type().interpret(raw);
  }

  /**
   * The meaning of a node's metric. A known name with an unknown type is just an extra one: its
   * maker meant another.
   */
  static MetricSlot ofNode(String name, DataType type) {
    if (name.equals("bdSeq") || name.startsWith("Node Control/")) {
      return new Control(type);
    }
    if (name.equals(JournalRows.METRIC) && type == DataType.DATASET) {
      return new Records(type);
    }
    return HealthMetric.ofName(name)
        .filter(metric -> metric.definition().type() == type)
        .<MetricSlot>map(metric -> new Health(metric, type))
        .or(
            () ->
                NodeFact.ofName(name)
                    .filter(fact -> fact.definition().type() == type)
                    .map(fact -> new Fact(fact, type)))
        .orElseGet(() -> new Extra("", name, type));
  }

  /** The meaning of a device's metric. */
  static MetricSlot ofDevice(String device, String name, DataType type) {
    return PeripheralMetric.ofName(name)
        .filter(metric -> metric.definition().type() == type)
        .<MetricSlot>map(metric -> new OfPeripheral(device, metric, type))
        .orElseGet(() -> new Extra(device, name, type));
  }
}
