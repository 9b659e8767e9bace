package fr.teleguichet.edge.link;

import static fr.teleguichet.edge.link.ScriptedSession.metric;
import static fr.teleguichet.edge.link.ScriptedSession.metrics;
import static fr.teleguichet.edge.link.ScriptedSession.will;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.link.MqttPacket.Publish;
import fr.teleguichet.edge.link.MqttTap.Tapped;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.wire.WireDataSet;
import fr.teleguichet.hardware.protocol.wire.WireMetric;
import fr.teleguichet.hardware.protocol.wire.WirePropertySet;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sparkplug 3.0.0, chapter 6, on a recorded session. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class PayloadsConformanceIT {

  /** Any host writes these by name, whatever births it has seen. */
  private static final Set<String> WRITTEN_BY_HOSTS =
      Set.of(
          FleetCommand.REBIRTH,
          FleetCommand.CARE_ID,
          FleetCommand.CARE_DEADLINE,
          FleetCommand.CARE,
          FleetCommand.SERVICES,
          FleetCommand.NOTICES,
          FleetCommand.ACKNOWLEDGED,
          FleetCommand.RESUME);

  private ScriptedSession session;
  private long began;
  private long ended;

  @BeforeAll
  void record(@TempDir Path folder) throws MqttException {
    began = Clock.systemUTC().millis();
    session = ScriptedSession.record(folder);
    ended = Clock.systemUTC().millis();
  }

  private void requireTimeOfSending(String kind) {
    assertThat(session.published(kind))
        .allMatch(it -> it.payload().hasTimestamp())
        .allMatch(it -> it.payload().getTimestamp() >= began)
        .allMatch(it -> it.payload().getTimestamp() <= ended);
  }

  private void requireSequenceNumber(String kind) {
    assertThat(session.published(kind))
        .allMatch(it -> it.payload().hasSeq())
        .allMatch(it -> it.payload().getSeq() >= 0 && it.payload().getSeq() <= 255);
  }

  private void requireQos0(String kind) {
    assertThat(session.published(kind)).allMatch(it -> it.qos() == 0);
  }

  private void requireNotRetained(String kind) {
    assertThat(session.published(kind)).noneMatch(Publish::retain);
    assertThat(session.seen())
        .filteredOn(it -> it.is(kind))
        .isNotEmpty()
        .noneMatch(WireObserver.Seen::retained);
  }

  /** On each connection the data comes after the first run of births, of as many devices. */
  private void requireAfterBirths(String kind, int devices) {
    for (Tapped wire : List.of(session.first(), session.second())) {
      List<Publish> published = wire.published();
      for (int i = 0; i < published.size(); i++) {
        if (published.get(i).is(kind)) {
          assertThat(i).isGreaterThan(devices);
        }
      }
      assertThat(published.get(0).is("NBIRTH")).isTrue();
      assertThat(published.subList(1, 1 + devices)).allMatch(it -> it.is("DBIRTH"));
    }
  }

  private List<WireDataSet> dataSets() {
    List<WireDataSet> sets =
        metrics(session.published("NBIRTH", "NDATA")).stream()
            .filter(WireMetric::hasDatasetValue)
            .map(WireMetric::getDatasetValue)
            .toList();
    assertThat(sets).anyMatch(set -> set.getRowsCount() > 0).anyMatch(it -> it.getRowsCount() == 0);
    return sets;
  }

  private List<WirePropertySet> properties() {
    List<WirePropertySet> sets =
        metrics(session.births()).stream()
            .filter(WireMetric::hasProperties)
            .map(WireMetric::getProperties)
            .toList();
    assertThat(sets).isNotEmpty();
    return sets;
  }

  @Test
  @DisplayName("tck-id-payloads-timestamp-in-UTC")
  void payloadTimestampsAreMillisecondsInUtc() {
    for (String kind : List.of("NBIRTH", "DBIRTH", "NDATA", "DDATA", "DDEATH")) {
      requireTimeOfSending(kind);
    }
  }

  @Test
  @DisplayName("tck-id-payloads-sequence-num-always-included")
  void everyMessageButTheDeathHasASequenceNumber() {
    assertThat(session.published()).allMatch(it -> it.payload().hasSeq() != it.is("NDEATH"));
  }

  @Test
  @DisplayName("tck-id-payloads-sequence-num-zero-nbirth")
  void theNodesBirthHasANumberInRange() {
    requireSequenceNumber("NBIRTH");
  }

  @Test
  @DisplayName("tck-id-payloads-sequence-num-incrementing")
  void numbersRiseByOneAndWrapAfter255() {
    session.requireSequence(_ -> true);
    assertThat(session.first().published("NDATA"))
        .anyMatch(it -> it.payload().getSeq() == 255)
        .anyMatch(it -> it.payload().getSeq() == 0);
  }

  @Test
  @DisplayName("tck-id-payloads-name-requirement")
  void everyMetricHasANameOrAnAlias() {
    assertThat(metrics(session.published())).allMatch(it -> it.hasName() || it.hasAlias());
    assertThat(metrics(session.births())).allMatch(it -> !it.getName().isEmpty());
  }

  @Test
  @DisplayName("tck-id-payloads-alias-uniqueness")
  void anAliasIsUniqueOverTheNodeAndItsDevices() {
    List<Long> aliases = new ArrayList<>();
    List<Publish> firstBirths = session.first().published().subList(0, 3);
    Set<String> printers = new HashSet<>();
    for (Publish birth : firstBirths) {
      birth.payload().getMetricsList().stream()
          .filter(WireMetric::hasAlias)
          .forEach(it -> aliases.add(it.getAlias()));
      printers.add(birth.topic());
    }
    assertThat(printers).hasSize(3);
    assertThat(aliases).hasSizeGreaterThan(40).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("tck-id-payloads-alias-birth-requirement")
  void birthsHaveNameAndAlias() {
    assertThat(metrics(session.births()))
        .allMatch(it -> it.hasName() && it.hasAlias() != WRITTEN_BY_HOSTS.contains(it.getName()));
  }

  @Test
  @DisplayName("tck-id-payloads-alias-data-cmd-requirement")
  void dataHasTheAliasAndNoName() {
    assertThat(metrics(session.data())).allMatch(it -> it.hasAlias() && !it.hasName());
  }

  @Test
  @DisplayName("tck-id-payloads-name-birth-data-requirement")
  void everyMetricOfBirthsAndDataHasATimestamp() {
    assertThat(metrics(session.births())).allMatch(WireMetric::hasTimestamp);
    assertThat(metrics(session.data())).allMatch(WireMetric::hasTimestamp);
  }

  @Test
  @DisplayName("tck-id-payloads-metric-timestamp-in-UTC")
  void metricTimestampsAreMillisecondsInUtc() {
    assertThat(metrics(session.published()))
        .allMatch(it -> it.getTimestamp() >= began && it.getTimestamp() <= ended);
  }

  @Test
  @DisplayName("tck-id-payloads-metric-datatype-value-type")
  void typesAreNumbers() {
    assertThat(metrics(session.births())).allMatch(it -> it.getDatatype() > 0);
  }

  @Test
  @DisplayName("tck-id-payloads-metric-datatype-value")
  void typesAreThoseOfTheStandard() {
    assertThat(metrics(session.births()))
        .allMatch(it -> it.getDatatype() >= 1 && it.getDatatype() <= 34);
  }

  @Test
  @DisplayName("tck-id-payloads-metric-datatype-req")
  void birthsHaveTypes() {
    assertThat(metrics(session.births())).allMatch(WireMetric::hasDatatype);
  }

  @Test
  @DisplayName("tck-id-payloads-metric-datatype-not-req")
  void dataHasNoTypes() {
    assertThat(metrics(session.data())).noneMatch(WireMetric::hasDatatype);
  }

  @Test
  @DisplayName("tck-id-payloads-propertyset-keys-array-size")
  void aPropertySetHasAValueForEachKey() {
    assertThat(properties()).allMatch(it -> it.getKeysCount() == it.getValuesCount());
  }

  @Test
  @DisplayName("tck-id-payloads-propertyset-values-array-size")
  void aPropertySetHasAKeyForEachValue() {
    assertThat(properties()).allMatch(it -> it.getValuesCount() == it.getKeysCount());
    assertThat(properties()).allMatch(it -> it.getKeysList().contains("engUnit"));
  }

  @Test
  @DisplayName("tck-id-payloads-metric-propertyvalue-type-type")
  void aPropertysTypeIsANumber() {
    assertThat(properties())
        .flatMap(WirePropertySet::getValuesList)
        .allMatch(it -> it.getType() > 0);
  }

  @Test
  @DisplayName("tck-id-payloads-metric-propertyvalue-type-value")
  void aPropertysTypeIsOneOfTheStandard() {
    assertThat(properties())
        .flatMap(WirePropertySet::getValuesList)
        .allMatch(it -> it.getType() == DataType.STRING.code() && it.hasStringValue());
  }

  @Test
  @DisplayName("tck-id-payloads-metric-propertyvalue-type-req")
  void aPropertyInABirthHasAType() {
    assertThat(properties()).flatMap(WirePropertySet::getValuesList).allMatch(it -> it.hasType());
  }

  @Test
  @DisplayName("tck-id-payloads-dataset-column-size")
  void aDataSetSaysHowManyColumnsItHas() {
    assertThat(dataSets()).allMatch(it -> it.getNumOfColumns() == it.getColumnsCount());
  }

  @Test
  @DisplayName("tck-id-payloads-dataset-column-num-headers")
  void aDataSetHasATypeForEachColumn() {
    assertThat(dataSets()).allMatch(it -> it.getColumnsCount() == it.getTypesCount());
  }

  @Test
  @DisplayName("tck-id-payloads-dataset-types-def")
  void aDataSetsTypesAreNumbers() {
    assertThat(dataSets()).flatMap(WireDataSet::getTypesList).allMatch(type -> type > 0);
  }

  @Test
  @DisplayName("tck-id-payloads-dataset-types-num")
  void aDataSetHasAColumnForEachType() {
    assertThat(dataSets())
        .allMatch(it -> it.getTypesCount() == it.getColumnsCount() && it.getTypesCount() == 4);
  }

  @Test
  @DisplayName("tck-id-payloads-dataset-types-type")
  void aDataSetsTypesStandForTypes() {
    assertThat(dataSets())
        .flatMap(WireDataSet::getTypesList)
        .allMatch(type -> DataType.ofCode(type).isPresent());
  }

  @Test
  @DisplayName("tck-id-payloads-dataset-types-value")
  void aDataSetsTypesAreBasicOnes() {
    assertThat(dataSets()).flatMap(WireDataSet::getTypesList).allMatch(type -> type <= 15);
  }

  @Test
  @DisplayName("tck-id-payloads-dataset-parameter-type-req")
  void everyDataSetHasItsTypes() {
    assertThat(dataSets()).noneMatch(it -> it.getTypesList().isEmpty());
  }

  @Test
  @DisplayName("tck-id-payloads-template-dataset-value")
  void aDataSetsCellsHoldBasicValues() {
    assertThat(dataSets())
        .flatMap(WireDataSet::getRowsList)
        .allSatisfy(
            row -> {
              assertThat(row.getElements(0).hasLongValue()).isTrue();
              assertThat(row.getElements(1).hasLongValue()).isTrue();
              assertThat(row.getElements(2).hasStringValue()).isTrue();
              assertThat(row.getElements(3).hasStringValue()).isTrue();
            });
  }

  @Test
  @DisplayName("tck-id-payloads-nbirth-timestamp")
  void theNodesBirthSaysWhenItWasSent() {
    requireTimeOfSending("NBIRTH");
  }

  @Test
  @DisplayName("tck-id-payloads-nbirth-seq")
  void theNodesBirthHasASequenceNumber() {
    requireSequenceNumber("NBIRTH");
  }

  @Test
  @DisplayName("tck-id-payloads-nbirth-bdseq")
  void theNodesBirthHasABirthDeathNumber() {
    assertThat(session.published("NBIRTH"))
        .allMatch(it -> metric(it, "bdSeq").getDatatype() == DataType.INT64.code());
  }

  @Test
  @DisplayName("tck-id-payloads-nbirth-bdseq-repeat")
  void theBirthDeathNumberRepeatsThatOfTheWill() {
    assertThat(session.first().published("NBIRTH")).hasSize(2);
    for (Tapped wire : List.of(session.first(), session.second())) {
      assertThat(wire.published("NBIRTH"))
          .allMatch(
              it ->
                  metric(it, "bdSeq").getLongValue() == metric(will(wire), "bdSeq").getLongValue());
    }
  }

  @Test
  @DisplayName("tck-id-payloads-nbirth-rebirth-req")
  void theNodesBirthOffersTheRebirth() {
    assertThat(session.published("NBIRTH"))
        .allMatch(it -> metric(it, FleetCommand.REBIRTH).hasBooleanValue())
        .noneMatch(it -> metric(it, FleetCommand.REBIRTH).getBooleanValue());
  }

  @Test
  @DisplayName("tck-id-payloads-nbirth-qos")
  void theNodesBirthHasQos0() {
    requireQos0("NBIRTH");
  }

  @Test
  @DisplayName("tck-id-payloads-nbirth-retain")
  void theNodesBirthIsNotRetained() {
    requireNotRetained("NBIRTH");
  }

  @Test
  @DisplayName("tck-id-payloads-dbirth-timestamp")
  void aDevicesBirthSaysWhenItWasSent() {
    requireTimeOfSending("DBIRTH");
  }

  @Test
  @DisplayName("tck-id-payloads-dbirth-seq")
  void aDevicesBirthHasASequenceNumber() {
    requireSequenceNumber("DBIRTH");
  }

  @Test
  @DisplayName("tck-id-payloads-dbirth-seq-inc")
  void aDevicesBirthFollowsInSequence() {
    session.requireSequence(it -> it.is("DBIRTH"));
  }

  @Test
  @DisplayName("tck-id-payloads-dbirth-order")
  void theDevicesBirthsComeRightAfterTheNodesBirth() {
    requireAfterBirths("NDATA", 2);
    requireAfterBirths("DDATA", 2);
  }

  @Test
  @DisplayName("tck-id-payloads-dbirth-qos")
  void aDevicesBirthHasQos0() {
    requireQos0("DBIRTH");
  }

  @Test
  @DisplayName("tck-id-payloads-dbirth-retain")
  void aDevicesBirthIsNotRetained() {
    requireNotRetained("DBIRTH");
  }

  @Test
  @DisplayName("tck-id-payloads-ndata-timestamp")
  void theNodesDataSaysWhenItWasSent() {
    requireTimeOfSending("NDATA");
  }

  @Test
  @DisplayName("tck-id-payloads-ndata-seq")
  void theNodesDataHasASequenceNumber() {
    requireSequenceNumber("NDATA");
  }

  @Test
  @DisplayName("tck-id-payloads-ndata-seq-inc")
  void theNodesDataFollowsInSequence() {
    session.requireSequence(it -> it.is("NDATA"));
  }

  @Test
  @DisplayName("tck-id-payloads-ndata-order")
  void theNodesDataComesAfterAllBirths() {
    requireAfterBirths("NDATA", 2);
  }

  @Test
  @DisplayName("tck-id-payloads-ndata-qos")
  void theNodesDataHasQos0() {
    requireQos0("NDATA");
  }

  @Test
  @DisplayName("tck-id-payloads-ndata-retain")
  void theNodesDataIsNotRetained() {
    requireNotRetained("NDATA");
  }

  @Test
  @DisplayName("tck-id-payloads-ddata-timestamp")
  void aDevicesDataSaysWhenItWasSent() {
    requireTimeOfSending("DDATA");
  }

  @Test
  @DisplayName("tck-id-payloads-ddata-seq")
  void aDevicesDataHasASequenceNumber() {
    requireSequenceNumber("DDATA");
  }

  @Test
  @DisplayName("tck-id-payloads-ddata-seq-inc")
  void aDevicesDataFollowsInSequence() {
    session.requireSequence(it -> it.is("DDATA"));
  }

  @Test
  @DisplayName("tck-id-payloads-ddata-order")
  void aDevicesDataComesAfterAllBirths() {
    requireAfterBirths("DDATA", 2);
  }

  @Test
  @DisplayName("tck-id-payloads-ddata-qos")
  void aDevicesDataHasQos0() {
    requireQos0("DDATA");
  }

  @Test
  @DisplayName("tck-id-payloads-ddata-retain")
  void aDevicesDataIsNotRetained() {
    requireNotRetained("DDATA");
  }

  @Test
  @DisplayName("tck-id-payloads-ndeath-seq")
  void theNodesDeathHasNoSequenceNumber() {
    assertThat(session.published("NDEATH")).noneMatch(it -> it.payload().hasSeq());
    assertThat(will(session.first()).payload().hasSeq()).isFalse();
    assertThat(will(session.second()).payload().hasSeq()).isFalse();
  }

  @Test
  @DisplayName("tck-id-payloads-ndeath-will-message")
  void everyConnectHasTheDeathAsItsWill() {
    assertThat(will(session.first()).is("NDEATH")).isTrue();
    assertThat(will(session.second()).is("NDEATH")).isTrue();
  }

  @Test
  @DisplayName("tck-id-payloads-ndeath-will-message-qos")
  void theWillHasQos1() {
    assertThat(will(session.first()).qos()).isEqualTo(1);
    assertThat(will(session.second()).qos()).isEqualTo(1);
  }

  @Test
  @DisplayName("tck-id-payloads-ndeath-will-message-retain")
  void theWillIsNotRetained() {
    assertThat(will(session.first()).retain()).isFalse();
    assertThat(will(session.second()).retain()).isFalse();
  }

  @Test
  @DisplayName("tck-id-payloads-ndeath-bdseq")
  void theDeathHasTheNumberOfItsBirth() {
    long number = metric(session.second().published("NBIRTH").getFirst(), "bdSeq").getLongValue();
    assertThat(session.second().published("NDEATH"))
        .isNotEmpty()
        .allMatch(it -> metric(it, "bdSeq").getLongValue() == number);
  }

  @Test
  @DisplayName("tck-id-payloads-ndeath-will-message-publisher")
  void theDeathIsPublishedBeforeAnOrderlyEnd() {
    List<MqttPacket> packets = session.second().packets();
    assertThat(session.second().published().getLast().is("NDEATH")).isTrue();
    assertThat(packets.indexOf(session.second().published().getLast()))
        .isLessThan(
            packets.indexOf(session.second().packets(MqttPacket.Disconnect.class).getFirst()));
  }

  @Test
  @DisplayName("tck-id-payloads-ndeath-will-message-publisher-disconnect-mqtt50")
  void theDisconnectAsksForTheWill() {
    assertThat(session.second().packets(MqttPacket.Disconnect.class))
        .containsExactly(new MqttPacket.Disconnect(0x04));
  }

  @Test
  @DisplayName("tck-id-payloads-ddeath-timestamp")
  void aDevicesDeathSaysWhenItWasSent() {
    requireTimeOfSending("DDEATH");
  }

  @Test
  @DisplayName("tck-id-payloads-ddeath-seq")
  void aDevicesDeathHasASequenceNumber() {
    requireSequenceNumber("DDEATH");
  }

  @Test
  @DisplayName("tck-id-payloads-ddeath-seq-inc")
  void aDevicesDeathFollowsInSequence() {
    session.requireSequence(it -> it.is("DDEATH"));
  }

  @Test
  @DisplayName("tck-id-payloads-ddeath-seq-number")
  void aDevicesDeathKeepsTheOrder() {
    session.requireSequence(it -> it.is("DDEATH"));
    requireSequenceNumber("DDEATH");
  }
}
