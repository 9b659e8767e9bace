package fr.teleguichet.edge.link;

import static fr.teleguichet.edge.link.ScriptedSession.metric;
import static fr.teleguichet.edge.link.ScriptedSession.metrics;
import static fr.teleguichet.edge.link.ScriptedSession.will;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.link.MqttPacket.Publish;
import fr.teleguichet.edge.link.MqttPacket.Subscribe;
import fr.teleguichet.edge.link.MqttTap.Tapped;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.DataType;
import fr.teleguichet.hardware.protocol.wire.WireMetric;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sparkplug 3.0.0, chapter 5, as far as it needs no primary host, on a recorded session. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class MessageFlowConformanceIT {

  private ScriptedSession session;

  @BeforeAll
  void record(@TempDir Path folder) throws MqttException {
    session = ScriptedSession.record(folder);
  }

  private List<Tapped> connections() {
    return List.of(session.first(), session.second());
  }

  /** The messages of the first connection from its second NBIRTH on: the rebirth and after. */
  private List<Publish> fromRebirth() {
    List<Publish> published = session.first().published();
    return published.subList(
        published.indexOf(session.first().published("NBIRTH").get(1)), published.size());
  }

  private void requireAscending(String... kinds) {
    for (Publish message : session.published(kinds)) {
      long last = 0;
      for (WireMetric metric : message.payload().getMetricsList()) {
        if (!metric.getIsHistorical()) {
          assertThat(metric.getTimestamp()).isGreaterThanOrEqualTo(last);
          last = metric.getTimestamp();
        }
      }
    }
  }

  /** No metric is sent twice in a row with the same value. */
  private void requireChanges(String kind) {
    Map<Long, WireMetric> last = new HashMap<>();
    for (Publish message : session.first().published(kind)) {
      for (WireMetric metric : message.payload().getMetricsList()) {
        WireMetric now = metric.toBuilder().clearTimestamp().build();
        // The records' rows go again after the rebirth, since nobody acknowledged them.
        if (!metric.hasDatasetValue()) {
          assertThat(now).isNotEqualTo(last.put(metric.getAlias(), now));
        }
      }
    }
  }

  private void requireValueOrNull(String kind) {
    assertThat(metrics(session.published(kind)))
        .allMatch(
            it -> it.getIsNull() == (it.getValueCase() == WireMetric.ValueCase.VALUE_NOT_SET));
  }

  @Test
  @DisplayName("tck-id-case-sensitivity-metric-names")
  void noTwoMetricNamesDifferByCaseAlone() {
    for (Publish birth : session.births()) {
      assertThat(birth.payload().getMetricsList())
          .extracting(it -> it.getName().toLowerCase(Locale.ROOT))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  @DisplayName("tck-id-case-sensitivity-sparkplug-ids")
  void idsAreLowerCaseThroughout() {
    assertThat(session.published())
        .allSatisfy(
            it -> {
              List<String> ids = new java.util.ArrayList<>(it.parts());
              var _ = ids.remove(2);
              var _ = ids.remove(0);
              assertThat(ids).allMatch(id -> id.equals(id.toLowerCase(Locale.ROOT)));
            });
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-ncmd-subscribe")
  void theNodeSubscribesToItsCommandsWithQos1() {
    for (Tapped wire : connections()) {
      assertThat(wire.packets(Subscribe.class).getFirst().filters())
          .containsEntry("spBv1.0/grand-figeac/NCMD/bagnac-1", 1);
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-device-dcmd-subscribe")
  void theNodeSubscribesToItsDevicesCommandsWithQos1() {
    for (Tapped wire : connections()) {
      assertThat(wire.packets(Subscribe.class).getFirst().filters())
          .containsEntry("spBv1.0/grand-figeac/DCMD/bagnac-1/+", 1);
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-connect")
  void birthsComeAfterConnectAndSubscribe() {
    for (Tapped wire : connections()) {
      assertThat(wire.packets().get(0)).isInstanceOf(MqttPacket.Connect.class);
      assertThat(wire.packets().get(1)).isInstanceOf(Subscribe.class);
      assertThat(wire.packets().get(2)).isEqualTo(wire.published("NBIRTH").getFirst());
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-will-message")
  void everyConnectHasAWill() {
    assertThat(connections()).allMatch(wire -> wire.connect().will() != null);
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-will-message-topic")
  void theWillsTopicIsTheNodesDeath() {
    assertThat(connections())
        .allMatch(wire -> will(wire).topic().equals("spBv1.0/grand-figeac/NDEATH/bagnac-1"));
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-will-message-payload")
  void theWillIsASparkplugPayload() {
    assertThat(connections()).allMatch(wire -> will(wire).payload().hasTimestamp());
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-will-message-payload-bdSeq")
  void theWillsNumberRisesByOneWithEachConnect() {
    for (int i = 0; i < 2; i++) {
      WireMetric number = metric(will(connections().get(i)), "bdSeq");
      assertThat(number.getDatatype()).isEqualTo(DataType.INT64.code());
      assertThat(number.getLongValue()).isEqualTo(i);
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-will-message-qos")
  void theWillHasQos1() {
    assertThat(connections()).allMatch(wire -> will(wire).qos() == 1);
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-will-message-will-retained")
  void theWillIsNotRetained() {
    assertThat(connections()).noneMatch(wire -> will(wire).retain());
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-nbirth-topic")
  void theNodesBirthHasItsTopic() {
    assertThat(session.published("NBIRTH"))
        .allMatch(it -> it.topic().equals("spBv1.0/grand-figeac/NBIRTH/bagnac-1"));
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-nbirth-payload")
  void theNodesBirthIsASparkplugPayload() {
    assertThat(session.published("NBIRTH")).allMatch(it -> it.payload().getMetricsCount() > 40);
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-nbirth-payload-bdSeq")
  void theNodesBirthHasTheNumberOfItsConnect() {
    for (Tapped wire : connections()) {
      WireMetric connect = metric(will(wire), "bdSeq");
      assertThat(wire.published("NBIRTH"))
          .isNotEmpty()
          .allSatisfy(
              birth -> {
                assertThat(metric(birth, "bdSeq").getDatatype()).isEqualTo(DataType.INT64.code());
                assertThat(metric(birth, "bdSeq").getLongValue()).isEqualTo(connect.getLongValue());
              });
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-nbirth-qos")
  void theNodesBirthHasQos0() {
    assertThat(session.published("NBIRTH")).allMatch(it -> it.qos() == 0);
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-nbirth-retained")
  void theNodesBirthIsNotRetained() {
    assertThat(session.published("NBIRTH")).noneMatch(Publish::retain);
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-nbirth-payload-seq")
  void theNodesBirthHasASequenceNumberInRange() {
    assertThat(session.published("NBIRTH"))
        .allMatch(it -> it.payload().hasSeq() && it.payload().getSeq() <= 255);
  }

  @Test
  @DisplayName("tck-id-message-flow-device-birth-publish-nbirth-wait")
  void theNodesBirthComesBeforeItsDevices() {
    for (Tapped wire : connections()) {
      assertThat(wire.published().getFirst().is("NBIRTH")).isTrue();
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-device-birth-publish-dbirth-topic")
  void aDevicesBirthHasItsTopic() {
    assertThat(session.published("DBIRTH"))
        .allMatch(it -> it.topic().matches("spBv1\\.0/grand-figeac/DBIRTH/bagnac-1/[a-z]+"));
  }

  @Test
  @DisplayName("tck-id-message-flow-device-birth-publish-dbirth-match-edge-node-topic")
  void aDevicesBirthBelongsToItsNode() {
    Publish node = session.first().published("NBIRTH").getFirst();
    assertThat(session.published("DBIRTH"))
        .allMatch(it -> it.parts().get(1).equals(node.parts().get(1)))
        .allMatch(it -> it.parts().get(3).equals(node.parts().get(3)));
  }

  @Test
  @DisplayName("tck-id-message-flow-device-birth-publish-dbirth-payload")
  void aDevicesBirthIsASparkplugPayload() {
    assertThat(session.published("DBIRTH")).allMatch(it -> it.payload().getMetricsCount() == 3);
  }

  @Test
  @DisplayName("tck-id-message-flow-device-birth-publish-dbirth-qos")
  void aDevicesBirthHasQos0() {
    assertThat(session.published("DBIRTH")).allMatch(it -> it.qos() == 0);
  }

  @Test
  @DisplayName("tck-id-message-flow-device-birth-publish-dbirth-retained")
  void aDevicesBirthIsNotRetained() {
    assertThat(session.published("DBIRTH")).noneMatch(Publish::retain);
  }

  @Test
  @DisplayName("tck-id-message-flow-device-birth-publish-dbirth-payload-seq")
  void aDevicesBirthFollowsInSequence() {
    session.requireSequence(it -> it.is("DBIRTH"));
    assertThat(session.published("DBIRTH")).allMatch(it -> it.payload().hasSeq());
  }

  @Test
  @DisplayName("tck-id-operational-behavior-edge-node-intentional-disconnect-ndeath")
  void anIntendedEndPublishesTheDeathFirst() {
    assertThat(session.second().published().getLast().is("NDEATH")).isTrue();
  }

  @Test
  @DisplayName("tck-id-operational-behavior-edge-node-intentional-disconnect-packet")
  void theDisconnectFollowsTheDeath() {
    assertThat(session.second().packets().getLast()).isInstanceOf(MqttPacket.Disconnect.class);
  }

  @Test
  @DisplayName("tck-id-operational-behavior-device-ddeath")
  void aDeviceThatIsGoneDies() {
    assertThat(session.published("DDEATH"))
        .singleElement()
        .satisfies(it -> assertThat(it.parts().get(4)).isEqualTo("camera"));
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-publish-nbirth")
  void theNodesBirthDeclaresAllThatFollows() {
    for (Tapped wire : connections()) {
      List<Long> declared =
          metrics(wire.published("NBIRTH")).stream().map(WireMetric::getAlias).toList();
      assertThat(metrics(wire.published("NDATA"))).allMatch(it -> declared.contains(it.getAlias()));
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-publish-nbirth-values")
  void theNodesBirthHasAValueOrSaysNull() {
    requireValueOrNull("NBIRTH");
    assertThat(metric(session.first().published("NBIRTH").getFirst(), "Cpu/Temperature"))
        .satisfies(it -> assertThat(it.getFloatValue()).isEqualTo(50f));
    assertThat(metric(session.first().published("NBIRTH").getFirst(), "Cpu/Usage").getIsNull())
        .isTrue();
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-publish-nbirth-change")
  void theNodesDataIsOnlyWhatChanged() {
    requireChanges("NDATA");
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-publish-nbirth-order")
  void theNodesMetricsAreInTheOrderOfTime() {
    requireAscending("NBIRTH", "NDATA");
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-publish-dbirth")
  void aDevicesBirthDeclaresAllThatFollows() {
    List<Long> declared =
        metrics(session.first().published("DBIRTH")).stream().map(WireMetric::getAlias).toList();
    assertThat(metrics(session.first().published("DDATA")))
        .allMatch(it -> declared.contains(it.getAlias()));
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-publish-dbirth-values")
  void aDevicesBirthHasAValueOrSaysNull() {
    requireValueOrNull("DBIRTH");
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-publish-dbirth-change")
  void aDevicesDataIsOnlyWhatChanged() {
    requireChanges("DDATA");
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-publish-dbirth-order")
  void aDevicesMetricsAreInTheOrderOfTime() {
    requireAscending("DBIRTH", "DDATA");
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-rebirth-name")
  void theNodesBirthOffersTheRebirth() {
    assertThat(session.published("NBIRTH"))
        .allMatch(it -> metric(it, "Node Control/Rebirth").hasName());
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-rebirth-name-aliases")
  void theRebirthHasNoAlias() {
    assertThat(session.published("NBIRTH"))
        .noneMatch(it -> metric(it, FleetCommand.REBIRTH).hasAlias());
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-rebirth-datatype")
  void theRebirthIsABoolean() {
    assertThat(session.published("NBIRTH"))
        .allMatch(it -> metric(it, FleetCommand.REBIRTH).getDatatype() == DataType.BOOLEAN.code());
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-rebirth-value")
  void theRebirthIsFalse() {
    assertThat(session.published("NBIRTH"))
        .allMatch(it -> metric(it, FleetCommand.REBIRTH).hasBooleanValue())
        .noneMatch(it -> metric(it, FleetCommand.REBIRTH).getBooleanValue());
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-rebirth-action-1")
  void betweenRequestAndBirthsThereIsNoData() {
    // The record was the last thing before the request; the births are the next thing after it.
    List<Publish> published = session.first().published();
    int rebirth = published.indexOf(session.first().published("NBIRTH").get(1));
    assertThat(published.get(rebirth - 1).payload().getMetrics(0).hasDatasetValue()).isTrue();
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-rebirth-action-2")
  void aRebirthIsTheWholeSequenceOfBirths() {
    assertThat(fromRebirth().get(0).is("NBIRTH")).isTrue();
    assertThat(fromRebirth().subList(1, 3))
        .extracting(it -> it.parts().get(4))
        .containsExactlyInAnyOrder("printer", "camera");
    assertThat(fromRebirth().subList(1, 3)).allMatch(it -> it.is("DBIRTH"));
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-rebirth-action-3")
  void aRebirthKeepsTheBirthDeathNumber() {
    assertThat(metric(fromRebirth().get(0), "bdSeq").getLongValue())
        .isEqualTo(metric(will(session.first()), "bdSeq").getLongValue());
  }
}
