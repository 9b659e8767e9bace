package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.journal.JournalDataSetCodec;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a name means, on the node and on its devices. */
final class MetricBindingTest {

  private static MetricBinding ofNode(String name, DataType type) {
    return MetricBinding.of("", name, type);
  }

  private static MetricBinding extra(String name, DataType type) {
    return new MetricBinding.Extra("", name, type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bdSeq", "Node Control/Rebirth", FleetCommand.ACKNOWLEDGED, FleetCommand.RESUME})
  void whatIsOfTheProtocolIsNoValue(String name) {
    assertThat(ofNode(name, DataType.INT64)).isEqualTo(new MetricBinding.Control(DataType.INT64));
  }

  @ParameterizedTest
  @ValueSource(strings = {FleetCommand.SERVICES, FleetCommand.NOTICES, FleetCommand.CARE})
  void whatHostsWriteIsACommandInItsOwnTypeAlone(String name) {
    assertThat(ofNode(name, DataType.STRING))
        .isEqualTo(new MetricBinding.Command(name, DataType.STRING));
    assertThat(ofNode(name, DataType.INT64)).isEqualTo(extra(name, DataType.INT64));
  }

  /** Its maker meant another. */
  @Test
  void aKnownNameOfAnUnknownTypeIsAnExtraOne() {
    String load = HealthMetric.CPU_LOAD.definition().name();
    assertThat(ofNode(load, DataType.FLOAT))
        .isEqualTo(new MetricBinding.Health(HealthMetric.CPU_LOAD, DataType.FLOAT));
    assertThat(ofNode(load, DataType.STRING)).isEqualTo(extra(load, DataType.STRING));

    String kernel = NodeFact.KERNEL.definition().name();
    assertThat(ofNode(kernel, DataType.STRING))
        .isEqualTo(new MetricBinding.Fact(NodeFact.KERNEL, DataType.STRING));
    assertThat(ofNode(kernel, DataType.INT64)).isEqualTo(extra(kernel, DataType.INT64));

    String rows = JournalDataSetCodec.METRIC;
    assertThat(ofNode(rows, DataType.DATASET))
        .isEqualTo(new MetricBinding.Records(DataType.DATASET));
    assertThat(ofNode(rows, DataType.STRING)).isEqualTo(extra(rows, DataType.STRING));
  }

  @Test
  void aDevicesNameIsReadAsADevicesAndNotAsTheNodes() {
    String state = PeripheralMetric.STATE.definition().name();
    assertThat(MetricBinding.of("printer", state, DataType.STRING))
        .isEqualTo(
            new MetricBinding.OfPeripheral("printer", PeripheralMetric.STATE, DataType.STRING));
    assertThat(MetricBinding.of("printer", state, DataType.INT64))
        .isEqualTo(new MetricBinding.Extra("printer", state, DataType.INT64));
    assertThat(MetricBinding.of("printer", "bdSeq", DataType.INT64))
        .isEqualTo(new MetricBinding.Extra("printer", "bdSeq", DataType.INT64));
    assertThat(ofNode(state, DataType.STRING)).isEqualTo(extra(state, DataType.STRING));
  }

  @Test
  void aValueIsHeldAgainstTheDeclaredTypeAndNoneIsReadWithoutOne() {
    assertThat(extra("a", DataType.INT32).read(Value.of(3))).hasValue(Value.of(3));
    assertThat(extra("a", DataType.INT32).read(Value.of("3"))).isEmpty();
    assertThat(new MetricBinding.Unreadable().read(Value.of(3))).isEmpty();
  }
}
