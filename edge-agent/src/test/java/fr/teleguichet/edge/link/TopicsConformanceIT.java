package fr.teleguichet.edge.link;

import static fr.teleguichet.edge.link.ScriptedSession.metric;
import static fr.teleguichet.edge.link.ScriptedSession.metrics;
import static fr.teleguichet.edge.link.ScriptedSession.will;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.link.MqttPacket.Publish;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.PeripheralMetric;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Topic.DeviceMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.hardware.protocol.wire.WireMetric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sparkplug 3.0.0, chapters 1, 2 and 4, on a recorded session. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class TopicsConformanceIT {

  private static final Set<String> OF_NODES = Set.of("NBIRTH", "NDATA", "NDEATH");
  private static final Set<String> OF_DEVICES = Set.of("DBIRTH", "DDATA", "DDEATH");

  private ScriptedSession session;

  @BeforeAll
  void record(@TempDir Path folder) throws MqttException {
    session = ScriptedSession.record(folder);
  }

  private void requireTopic(String kind) {
    String device = kind.startsWith("D") ? "/[^+/#]+" : "";
    assertThat(session.published(kind))
        .allMatch(
            message ->
                message.topic().matches("spBv1\\.0/grand-figeac/" + kind + "/bagnac-1" + device));
  }

  private void requireQos0NotRetained(String kind) {
    assertThat(session.published(kind)).allMatch(it -> it.qos() == 0 && !it.retain());
  }

  private void requireRecentTimestamp(String kind) {
    assertThat(session.published(kind))
        .allSatisfy(
            message ->
                assertThat(message.payload().getTimestamp())
                    .isBetween(1_700_000_000_000L, 4_000_000_000_000L));
  }

  private void requireFollows(String kind) {
    assertThat(session.published(kind)).allMatch(message -> message.payload().hasSeq());
    session.requireSequence(message -> message.is(kind));
  }

  private static Set<String> names(Publish birth) {
    return birth.payload().getMetricsList().stream()
        .map(WireMetric::getName)
        .collect(Collectors.toSet());
  }

  @Test
  @DisplayName("tck-id-intro-group-id-string")
  void theGroupIdStandsInEveryTopic() {
    assertThat(session.published()).allMatch(it -> it.parts().get(1).equals("grand-figeac"));
  }

  @Test
  @DisplayName("tck-id-intro-group-id-chars")
  void aGroupIdHasOnlyCharactersThatTopicsAllow() {
    assertThatThrownBy(() -> new NodeAddress("a+b", "n")).hasMessageContaining("a+b");
    assertThatThrownBy(() -> new NodeAddress("a\u0000b", "n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("tck-id-intro-edge-node-id-string")
  void theEdgeNodeIdStandsInEveryTopic() {
    assertThat(session.published()).allMatch(it -> it.parts().get(3).equals("bagnac-1"));
  }

  @Test
  @DisplayName("tck-id-intro-edge-node-id-chars")
  void anEdgeNodeIdHasOnlyCharactersThatTopicsAllow() {
    assertThatThrownBy(() -> new NodeAddress("g", "a#b")).hasMessageContaining("a#b");
  }

  @Test
  @DisplayName("tck-id-intro-device-id-string")
  void theDeviceIdStandsInEveryTopicOfADevice() {
    assertThat(session.published("DBIRTH"))
        .extracting(it -> it.parts().get(4))
        .contains("printer", "camera", "scanner");
  }

  @Test
  @DisplayName("tck-id-intro-device-id-chars")
  void aDeviceIdHasOnlyCharactersThatTopicsAllow() {
    assertThatThrownBy(() -> TopicCodec.of(ScriptedSession.ADDRESS, "a/b", DeviceMessage.DBIRTH))
        .hasMessageContaining("a/b");
  }

  @Test
  @DisplayName("tck-id-principles-rbe-recommended")
  void dataComesByExceptionAndNotPeriodically() {
    Map<Long, WireMetric> last = new HashMap<>();
    for (Publish message : session.first().published("NDATA")) {
      for (WireMetric metric : message.payload().getMetricsList()) {
        WireMetric now = metric.toBuilder().clearTimestamp().build();
        // The records' rows go again after the rebirth, since nobody acknowledged them.
        if (!metric.hasDatasetValue()) {
          assertThat(now).isNotEqualTo(last.put(metric.getAlias(), now));
        }
      }
    }
  }

  @Test
  @DisplayName("tck-id-principles-birth-certificates-order")
  void theBirthIsTheFirstMessageOfASession() {
    assertThat(session.first().published().getFirst().is("NBIRTH")).isTrue();
    assertThat(session.second().published().getFirst().is("NBIRTH")).isTrue();
  }

  @Test
  @DisplayName("tck-id-principles-persistence-clean-session-50")
  void sessionsAreCleanAndEndWithTheConnection() {
    for (MqttTap.Tapped wire : List.of(session.first(), session.second())) {
      assertThat(wire.connect().version()).isEqualTo(5);
      assertThat(wire.connect().cleanStart()).isTrue();
      assertThat(wire.connect().sessionExpiry()).isIn(null, 0L);
    }
  }

  @Test
  @DisplayName("tck-id-topic-structure")
  void topicsHaveFourPartsOrFive() {
    assertThat(session.published())
        .allMatch(it -> it.parts().size() == (it.parts().get(2).startsWith("D") ? 5 : 4));
  }

  @Test
  @DisplayName("tck-id-topic-structure-namespace-a")
  void theNamespaceIsSpBv1() {
    assertThat(session.published()).allMatch(it -> it.parts().getFirst().equals("spBv1.0"));
  }

  @Test
  @DisplayName("tck-id-topic-structure-namespace-valid-group-id")
  void aGroupIdWithAReservedCharacterIsRefused() {
    for (String id : List.of("+", "a/b", "#", "")) {
      assertThatThrownBy(() -> new NodeAddress(id, "n"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("tck-id-topic-structure-namespace-valid-edge-node-id")
  void anEdgeNodeIdWithAReservedCharacterIsRefused() {
    for (String id : List.of("+", "a/b", "#", "")) {
      assertThatThrownBy(() -> new NodeAddress("g", id))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("tck-id-topic-structure-namespace-valid-device-id")
  void everyDeviceIdIsFreeOfReservedCharacters() {
    assertThat(session.published("DBIRTH", "DDATA", "DDEATH"))
        .allMatch(it -> it.parts().get(4).matches("[a-z]+"));
  }

  @Test
  @DisplayName("tck-id-topic-structure-namespace-unique-device-id")
  void aDeviceIdStandsForOneDevice() {
    List<String> devices =
        session.first().published("DBIRTH").stream().limit(2).map(it -> it.parts().get(4)).toList();
    assertThat(devices).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  @DisplayName("tck-id-topic-structure-namespace-device-id-associated-message-types")
  void messagesOfDevicesHaveADeviceId() {
    assertThat(session.published())
        .filteredOn(it -> OF_DEVICES.contains(it.parts().get(2)))
        .isNotEmpty()
        .allMatch(it -> it.parts().size() == 5);
  }

  @Test
  @DisplayName("tck-id-topic-structure-namespace-device-id-non-associated-message-types")
  void messagesOfTheNodeHaveNoDeviceId() {
    assertThat(session.published())
        .filteredOn(it -> OF_NODES.contains(it.parts().get(2)))
        .isNotEmpty()
        .allMatch(it -> it.parts().size() == 4);
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-topic")
  void theNodesBirthHasItsTopic() {
    requireTopic("NBIRTH");
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-mqtt")
  void theNodesBirthHasQos0AndIsNotRetained() {
    requireQos0NotRetained("NBIRTH");
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-seq-num")
  void theNodesBirthHasSequenceZero() {
    assertThat(session.published("NBIRTH"))
        .hasSize(3)
        .allMatch(it -> it.payload().hasSeq() && it.payload().getSeq() == 0);
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-timestamp")
  void theNodesBirthHasATimestamp() {
    requireRecentTimestamp("NBIRTH");
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-metric-reqs")
  void theNodesBirthHasEveryMetricThatIsEverReported() {
    Map<Long, String> known = new HashMap<>();
    Publish birth = session.first().published("NBIRTH").getFirst();
    birth.payload().getMetricsList().forEach(it -> known.put(it.getAlias(), it.getName()));
    assertThat(metrics(session.published("NDATA")))
        .allMatch(metric -> known.containsKey(metric.getAlias()));
    List<String> all = new ArrayList<>();
    Arrays.stream(HealthMetric.values()).forEach(it -> all.add(it.definition().name()));
    Arrays.stream(NodeFact.values()).forEach(it -> all.add(it.definition().name()));
    assertThat(names(birth)).containsAll(all).contains("Journal/Records");
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-metrics")
  void theNodesBirthHasNameTypeAndValueOfEachMetric() {
    assertThat(metrics(session.published("NBIRTH")))
        .allMatch(it -> it.hasName() && it.hasDatatype())
        .allMatch(it -> it.getIsNull() || it.getValueCase() != WireMetric.ValueCase.VALUE_NOT_SET);
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-bdseq-included")
  void theNodesBirthHasTheBirthDeathNumber() {
    assertThat(session.published("NBIRTH")).allMatch(it -> metric(it, "bdSeq").hasLongValue());
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-bdseq-matching")
  void theBirthDeathNumberIsThatOfTheWill() {
    for (MqttTap.Tapped wire : List.of(session.first(), session.second())) {
      long number = metric(will(wire), "bdSeq").getLongValue();
      assertThat(wire.published("NBIRTH"))
          .isNotEmpty()
          .allMatch(birth -> metric(birth, "bdSeq").getLongValue() == number);
    }
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-bdseq-increment")
  void theBirthDeathNumberStartsAtZeroAndRisesWithEachConnect() {
    assertThat(metric(will(session.first()), "bdSeq").getLongValue()).isZero();
    assertThat(metric(will(session.second()), "bdSeq").getLongValue()).isEqualTo(1);
  }

  @Test
  @DisplayName("tck-id-topics-nbirth-rebirth-metric")
  void theNodesBirthHasTheRebirthMetric() {
    assertThat(session.published("NBIRTH"))
        .allSatisfy(
            birth -> {
              WireMetric rebirth = metric(birth, "Node Control/Rebirth");
              assertThat(rebirth.getDatatype()).isEqualTo(DataType.BOOLEAN.code());
              assertThat(rebirth.hasBooleanValue()).isTrue();
              assertThat(rebirth.getBooleanValue()).isFalse();
            });
  }

  @Test
  @DisplayName("tck-id-topics-ndata-topic")
  void theNodesDataHasItsTopic() {
    requireTopic("NDATA");
  }

  @Test
  @DisplayName("tck-id-topics-ndata-mqtt")
  void theNodesDataHasQos0AndIsNotRetained() {
    requireQos0NotRetained("NDATA");
  }

  @Test
  @DisplayName("tck-id-topics-ndata-seq-num")
  void theNodesDataFollowsInSequence() {
    requireFollows("NDATA");
    assertThat(session.published("NDATA")).anyMatch(it -> it.payload().getSeq() == 255);
  }

  @Test
  @DisplayName("tck-id-topics-ndata-timestamp")
  void theNodesDataHasATimestamp() {
    requireRecentTimestamp("NDATA");
  }

  @Test
  @DisplayName("tck-id-topics-ndata-payload")
  void theNodesDataHasWhatChanged() {
    long alias = new AliasCatalogue().alias(HealthMetric.CLOCK_SYNCHRONISED);
    assertThat(session.first().published("NDATA").getFirst().payload().getMetricsList())
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.getAlias()).isEqualTo(alias);
              assertThat(metric.getBooleanValue()).isTrue();
            });
  }

  @Test
  @DisplayName("tck-id-topics-ndeath-topic")
  void theNodesDeathHasItsTopic() {
    requireTopic("NDEATH");
    assertThat(will(session.first()).topic()).isEqualTo("spBv1.0/grand-figeac/NDEATH/bagnac-1");
  }

  @Test
  @DisplayName("tck-id-topics-ndeath-payload")
  void theNodesDeathHasOnlyTheBirthDeathNumber() {
    for (Publish death :
        List.of(
            will(session.first()),
            will(session.second()),
            session.published("NDEATH").getFirst())) {
      assertThat(death.payload().getMetricsList())
          .singleElement()
          .satisfies(metric -> assertThat(metric.getName()).isEqualTo("bdSeq"));
    }
  }

  @Test
  @DisplayName("tck-id-topics-ndeath-seq")
  void theNodesDeathHasNoSequenceNumber() {
    assertThat(will(session.first()).payload().hasSeq()).isFalse();
    assertThat(session.published("NDEATH")).noneMatch(it -> it.payload().hasSeq());
  }

  @Test
  @DisplayName("tck-id-topics-dbirth-topic")
  void aDevicesBirthHasItsTopic() {
    requireTopic("DBIRTH");
  }

  @Test
  @DisplayName("tck-id-topics-dbirth-mqtt")
  void aDevicesBirthHasQos0AndIsNotRetained() {
    requireQos0NotRetained("DBIRTH");
  }

  @Test
  @DisplayName("tck-id-topics-dbirth-seq")
  void aDevicesBirthFollowsInSequence() {
    requireFollows("DBIRTH");
  }

  @Test
  @DisplayName("tck-id-topics-dbirth-timestamp")
  void aDevicesBirthHasATimestamp() {
    requireRecentTimestamp("DBIRTH");
  }

  @Test
  @DisplayName("tck-id-topics-dbirth-metric-reqs")
  void aDevicesBirthHasEveryMetricThatIsEverReported() {
    Set<String> all =
        Arrays.stream(PeripheralMetric.values())
            .map(it -> it.definition().name())
            .collect(Collectors.toSet());
    assertThat(session.published("DBIRTH")).allMatch(birth -> names(birth).equals(all));
    Set<Long> aliases =
        metrics(session.published("DBIRTH")).stream()
            .map(WireMetric::getAlias)
            .collect(Collectors.toSet());
    assertThat(metrics(session.published("DDATA")))
        .allMatch(metric -> aliases.contains(metric.getAlias()));
  }

  @Test
  @DisplayName("tck-id-topics-dbirth-metrics")
  void aDevicesBirthHasNameTypeAndValueOfEachMetric() {
    assertThat(metrics(session.published("DBIRTH")))
        .allMatch(it -> it.hasName() && it.hasDatatype())
        .allMatch(it -> it.getValueCase() != WireMetric.ValueCase.VALUE_NOT_SET);
  }

  @Test
  @DisplayName("tck-id-topics-ddata-topic")
  void aDevicesDataHasItsTopic() {
    requireTopic("DDATA");
  }

  @Test
  @DisplayName("tck-id-topics-ddata-mqtt")
  void aDevicesDataHasQos0AndIsNotRetained() {
    requireQos0NotRetained("DDATA");
  }

  @Test
  @DisplayName("tck-id-topics-ddata-seq-num")
  void aDevicesDataFollowsInSequence() {
    requireFollows("DDATA");
  }

  @Test
  @DisplayName("tck-id-topics-ddata-timestamp")
  void aDevicesDataHasATimestamp() {
    requireRecentTimestamp("DDATA");
  }

  @Test
  @DisplayName("tck-id-topics-ddata-payload")
  void aDevicesDataHasWhatChanged() {
    assertThat(session.published("DDATA").getFirst().payload().getMetricsList())
        .singleElement()
        .satisfies(metric -> assertThat(metric.getStringValue()).isEqualTo("error"));
  }

  @Test
  @DisplayName("tck-id-topics-ddeath-topic")
  void aDevicesDeathHasItsTopic() {
    requireTopic("DDEATH");
    assertThat(session.published("DDEATH").getFirst().parts().get(4)).isEqualTo("camera");
  }

  @Test
  @DisplayName("tck-id-topics-ddeath-mqtt")
  void aDevicesDeathHasQos0AndIsNotRetained() {
    requireQos0NotRetained("DDEATH");
  }

  @Test
  @DisplayName("tck-id-topics-ddeath-seq-num")
  void aDevicesDeathFollowsInSequence() {
    requireFollows("DDEATH");
  }
}
