package fr.teleguichet.fleet.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.fleet.mqtt.link.MqttPacket.Publish;
import fr.teleguichet.fleet.mqtt.link.MqttTap.Tapped;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.wire.WireMetric;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sparkplug 3.0.0, chapter 6, what the host application publishes, recorded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class HostPayloadsConformanceIT {

  private RecordedHost host;

  @BeforeAll
  void record(@TempDir Path folder) {
    host = RecordedHost.record(folder);
  }

  private List<WireMetric> metrics() {
    List<WireMetric> metrics =
        host.commands().stream().flatMap(it -> it.payload().getMetricsList().stream()).toList();
    assertThat(metrics).isNotEmpty();
    return metrics;
  }

  /** The first of the commands' metrics with this name. */
  private WireMetric value(String name) {
    return metrics().stream()
        .filter(it -> it.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no command has " + name));
  }

  @Test
  @DisplayName("tck-id-payloads-state-will-message")
  void everyConnectHasAWillOnTheHostsTopic() {
    assertThat(host.wills()).allMatch(it -> it.topic().equals("spBv1.0/STATE/teleguichet"));
  }

  @Test
  @DisplayName("tck-id-payloads-state-will-message-qos")
  void theWillHasQos1() {
    assertThat(host.wills()).allMatch(it -> it.qos() == 1);
  }

  @Test
  @DisplayName("tck-id-payloads-state-will-message-retain")
  void theWillIsRetained() {
    assertThat(host.wills()).allMatch(Publish::retained);
  }

  @Test
  @DisplayName("tck-id-payloads-state-will-message-payload")
  void theWillIsOfflineAndATimeInJson() {
    assertThat(host.wills())
        .allMatch(it -> it.text().matches("\\{\"online\":false,\"timestamp\":[0-9]+\\}"));
  }

  @Test
  @DisplayName("tck-id-payloads-state-subscribe")
  void theHostSubscribesToItsOwnState() {
    assertThat(host.sessions())
        .allMatch(
            it ->
                it.packets(MqttPacket.Subscribe.class)
                    .getFirst()
                    .filters()
                    .containsKey("spBv1.0/STATE/teleguichet"));
  }

  @Test
  @DisplayName("tck-id-payloads-state-birth")
  void theBirthFollowsTheSubscriptionWithQos1AndIsRetained() {
    for (Tapped session : host.sessions()) {
      assertThat(session.packets().get(1)).isInstanceOf(MqttPacket.Subscribe.class);
      assertThat(session.packets().get(2))
          .isInstanceOfSatisfying(
              Publish.class,
              birth -> {
                assertThat(birth.topic()).isEqualTo("spBv1.0/STATE/teleguichet");
                assertThat(birth.qos()).isEqualTo(1);
                assertThat(birth.retained()).isTrue();
              });
    }
  }

  @Test
  @DisplayName("tck-id-payloads-state-birth-payload")
  void theBirthIsOnlineAndTheTimeOfTheWillInJson() {
    for (Tapped session : host.sessions()) {
      long begun = session.will().state().timestamp();
      assertThat(session.published("STATE").getFirst().text())
          .isEqualTo("{\"online\":true,\"timestamp\":%d}".formatted(begun));
    }
  }

  @Test
  @DisplayName("tck-id-payloads-ncmd-timestamp")
  void aCommandSaysWhenItWasSent() {
    assertThat(host.commands())
        .allSatisfy(
            it ->
                assertThat(it.payload().getTimestamp())
                    .isBetween(host.times().online(), host.times().stopping()));
  }

  @Test
  @DisplayName("tck-id-payloads-ncmd-seq")
  void aCommandHasNoSequenceNumber() {
    assertThat(host.commands()).noneMatch(it -> it.payload().hasSeq());
  }

  @Test
  @DisplayName("tck-id-payloads-ncmd-qos")
  void aCommandHasQos0() {
    assertThat(host.commands()).allMatch(it -> it.qos() == 0);
  }

  @Test
  @DisplayName("tck-id-payloads-ncmd-retain")
  void aCommandIsNotRetained() {
    assertThat(host.commands()).noneMatch(Publish::retained);
  }

  @Test
  @DisplayName("tck-id-payloads-timestamp-in-UTC")
  void aCommandsTimeIsInMillisecondsAndInUtc() {
    // No time zone is less than a quarter of an hour off.
    assertThat(host.commands())
        .allSatisfy(
            it ->
                assertThat(it.payload().getTimestamp())
                    .isCloseTo(host.times().stopping(), within(60_000L)));
  }

  @Test
  @DisplayName("tck-id-payloads-name-requirement")
  void everyMetricOfACommandHasAName() {
    assertThat(metrics()).allMatch(it -> !it.getName().isEmpty());
  }

  @Test
  @DisplayName("tck-id-payloads-metric-datatype-not-req")
  void noMetricOfACommandHasAType() {
    assertThat(metrics()).noneMatch(WireMetric::hasDatatype);
  }

  @Test
  @DisplayName("tck-id-topics-ncmd-topic")
  void aCommandHasTheTopicOfItsNode() {
    assertThat(host.commands())
        .allMatch(it -> it.topic().equals("spBv1.0/grand-figeac/NCMD/bagnac-1"));
  }

  @Test
  @DisplayName("tck-id-topics-ncmd-mqtt")
  void aCommandHasQos0AndIsNotRetained() {
    assertThat(host.commands()).allMatch(it -> it.qos() == 0 && !it.retained());
  }

  @Test
  @DisplayName("tck-id-topics-ncmd-timestamp")
  void aCommandHasATimestamp() {
    assertThat(host.commands()).allMatch(it -> it.payload().hasTimestamp());
  }

  @Test
  @DisplayName("tck-id-topics-ncmd-payload")
  void aCommandHasTheMetricsToWrite() {
    assertThat(host.first().published("NCMD"))
        .map(it -> it.payload().getMetricsList().stream().map(WireMetric::getName).toList())
        .containsExactly(
            List.of("Node Control/Rebirth"), List.of("Journal/Id", "Journal/Acknowledged"));
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-ncmd-verb")
  void aCommandIsAnNcmd() {
    assertThat(host.published())
        .filteredOn(it -> it.parts().size() > 3)
        .isEqualTo(host.commands())
        .hasSize(4);
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-ncmd-metric-name")
  void aCommandHasTheNameOfAMetricOfTheBirth() {
    List<String> declared = List.of(FleetCommand.REBIRTH, NodeFact.JOURNAL_ID.definition().name());
    assertThat(host.commands())
        .allMatch(it -> declared.contains(it.payload().getMetrics(0).getName()));
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-ncmd-metric-value")
  void aCommandsValueIsOfTheMetricsType() {
    assertThat(value("Node Control/Rebirth").hasBooleanValue()).isTrue();
    assertThat(value("Journal/Id").getStringValue()).isEqualTo(RecordedHost.JOURNAL.toString());
    assertThat(value("Journal/Acknowledged").getIntValue()).isEqualTo(17);
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-ncmd-rebirth-verb")
  void aRebirthRequestIsAnNcmd() {
    assertThat(host.rebirths()).hasSize(2).allMatch(it -> it.parts().get(2).equals("NCMD"));
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-ncmd-rebirth-name")
  void aRebirthRequestIsByName() {
    assertThat(host.rebirths())
        .map(it -> it.payload().getMetricsList())
        .allSatisfy(
            metrics ->
                assertThat(metrics)
                    .singleElement()
                    .matches(it -> it.getName().equals("Node Control/Rebirth") && !it.hasAlias()));
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-ncmd-rebirth-value")
  void aRebirthRequestSaysTrue() {
    assertThat(value("Node Control/Rebirth").getBooleanValue()).isTrue();
  }
}
