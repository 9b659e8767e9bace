package fr.teleguichet.fleet.mqtt.link;

import static fr.teleguichet.fleet.mqtt.link.RecordedHost.STATE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.mqtt.link.MqttPacket.Connect;
import fr.teleguichet.fleet.mqtt.link.MqttPacket.Publish;
import fr.teleguichet.fleet.mqtt.link.MqttPacket.Subscribe;
import fr.teleguichet.fleet.mqtt.link.MqttTap.Tapped;
import fr.teleguichet.hardware.peer.PrivateBroker;
import fr.teleguichet.hardware.protocol.HostState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sparkplug 3.0.0, chapter 5, the sessions of the host application, recorded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class HostSessionConformanceIT {

  private RecordedHost host;

  @BeforeAll
  void record(@TempDir Path folder) {
    host = RecordedHost.record(folder);
  }

  @Test
  @DisplayName("tck-id-message-flow-phid-sparkplug-clean-session-50")
  void sessionsAreCleanAndEndWithTheConnection() {
    for (Tapped session : host.sessions()) {
      assertThat(session.connect().version()).isEqualTo(5);
      assertThat(session.connect().cleanStart()).isTrue();
      // Absent is 0 (MQTT 5.0, 3.1.2.11.2).
      assertThat(session.connect().sessionExpiry()).isIn(null, 0);
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-phid-sparkplug-subscription")
  void subscriptionsAreMadeAfterTheConnectAndBeforeTheState() {
    for (Tapped session : host.sessions()) {
      assertThat(session.packets().subList(0, 3))
          .extracting(it -> (Object) it.getClass())
          .containsExactly(Connect.class, Subscribe.class, Publish.class);
      assertThat(session.packets(Subscribe.class))
          .singleElement()
          .extracting(Subscribe::filters)
          .isEqualTo(Map.of(STATE, 1, "spBv1.0/#", 1));
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-phid-sparkplug-state-publish")
  void everySessionPublishesAStateOfItsOwn() {
    assertThat(host.births()).doesNotHaveDuplicates().allMatch(it -> it.topic().equals(STATE));
  }

  @Test
  @DisplayName("tck-id-message-flow-phid-sparkplug-state-publish-payload")
  void theStateIsOnlineAndTheTimeOfTheWillInJson() {
    for (Tapped session : host.sessions()) {
      assertThat(session.published("STATE").getFirst().text())
          .isEqualTo(
              "{\"online\":true,\"timestamp\":%d}".formatted(session.will().state().timestamp()));
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-phid-sparkplug-state-publish-payload-timestamp")
  void theStatesTimeIsThatOfTheWill() {
    for (Tapped session : host.sessions()) {
      assertThat(session.published("STATE").getFirst().state().timestamp())
          .isEqualTo(session.will().state().timestamp());
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-hid-sparkplug-state-message-delivered")
  void aDeathThatIsNotTrueIsContradictedWithTheSameState() {
    List<Publish> states = host.first().published("STATE");
    assertThat(states)
        .hasSizeGreaterThan(1)
        .allSatisfy(
            it -> {
              assertThat(it.state())
                  .isEqualTo(new HostState(true, host.first().will().state().timestamp()));
              assertThat(it.retained()).isTrue();
            });
  }

  @Test
  @DisplayName("tck-id-operational-behavior-primary-application-state-with-multiple-servers-state")
  void noCommandGoesBeforeTheState() {
    for (Tapped session : host.sessions()) {
      assertThat(session.published().getFirst().topic()).isEqualTo(STATE);
      assertThat(session.published("NCMD")).isNotEmpty();
    }
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-primary-application-state-with-multiple-servers-state-subs")
  void aNodeThatSubscribesLateIsGivenTheState() {
    assertThat(host.whileOnline().state()).isEqualTo(host.births().getFirst().state());
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-connect-will")
  void everyConnectHasAWill() {
    assertThat(host.sessions()).allMatch(it -> it.connect().will() != null);
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-connect-will-topic")
  void theWillsTopicIsTheHostsState() {
    assertThat(host.wills()).allMatch(it -> it.topic().equals("spBv1.0/STATE/teleguichet"));
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-connect-will-payload")
  void theWillIsOfflineAndTheTimeOfTheSessionInJson() {
    for (Tapped session : host.sessions()) {
      long begun = session.published("STATE").getFirst().state().timestamp();
      assertThat(session.will().text())
          .isEqualTo("{\"online\":false,\"timestamp\":%d}".formatted(begun));
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-connect-will-qos")
  void theWillHasQos1() {
    assertThat(host.wills()).allMatch(it -> it.qos() == 1);
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-connect-will-retained")
  void theWillIsRetained() {
    assertThat(host.wills()).allMatch(Publish::retained);
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-connect-birth")
  void theBirthIsTheFirstThatFollowsConnectAndSubscribe() {
    for (Tapped session : host.sessions()) {
      assertThat(session.packets().get(2)).isIn(host.births());
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-connect-birth-topic")
  void theBirthsTopicIsTheHostsState() {
    assertThat(host.births()).allMatch(it -> it.topic().equals("spBv1.0/STATE/teleguichet"));
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-connect-birth-payload")
  void theBirthIsOnlineAndTheTimeOfTheWillInJson() {
    for (Tapped session : host.sessions()) {
      long begun = session.will().state().timestamp();
      assertThat(session.published("STATE").getFirst().text())
          .isEqualTo("{\"online\":true,\"timestamp\":%d}".formatted(begun));
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-connect-birth-qos")
  void theBirthHasQos1() {
    assertThat(host.births()).allMatch(it -> it.qos() == 1);
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-connect-birth-retained")
  void theBirthIsRetained() {
    assertThat(host.births()).allMatch(Publish::retained);
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-termination")
  void anIntendedEndPublishesTheDeath() {
    assertThat(host.second().published().getLast()).isEqualTo(host.death());
    assertThat(host.death().state().online()).isFalse();
    assertThat(host.seen())
        .last()
        .matches(it -> it.topic().equals(STATE) && it.bytes().equals(host.death().bytes()));
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-death-topic")
  void theDeathsTopicIsTheHostsState() {
    assertThat(host.death().topic()).isEqualTo("spBv1.0/STATE/teleguichet");
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-death-payload")
  void theDeathThatTheBrokerPublishesIsOfflineAndATimeInJson() {
    assertThat(host.seen())
        .filteredOn(it -> it.bytes().equals(host.first().will().bytes()))
        .singleElement()
        .extracting(Publish::text)
        .asString()
        .matches("\\{\"online\":false,\"timestamp\":[0-9]+\\}");
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-death-qos")
  void theDeathHasQos1() {
    assertThat(host.death().qos()).isEqualTo(1);
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-death-retained")
  void theDeathIsRetained() {
    assertThat(host.death().retained()).isTrue();
    assertThat(host.afterwards().bytes()).isEqualTo(host.death().bytes());
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-disconnect-intentional")
  void theDisconnectFollowsTheDeath() {
    List<MqttPacket> packets = host.second().packets();
    assertThat(packets.subList(packets.size() - 2, packets.size()))
        .containsExactly(host.death(), new MqttPacket.Disconnect(0));
  }

  /** The program has one link to one broker; a link keeps a time of its own. */
  @Test
  @DisplayName("tck-id-operational-behavior-host-application-multi-server-timestamp")
  void aLossAtOneBrokerLeavesTheStateAtAnotherAsItIs(@TempDir Path folder) {
    try (var left = PrivateBroker.start(folder);
        var right = PrivateBroker.start(folder);
        var leftTap = new MqttTap(left.uri("tcp"));
        var rightTap = new MqttTap(right.uri("tcp"))) {
      try (var _ = RecordedHost.started(leftTap.uri());
          var _ = RecordedHost.started(rightTap.uri())) {
        RecordedHost.until(() -> hasState(leftTap, 1) && hasState(rightTap, 1));
        leftTap.cut();
        RecordedHost.until(() -> hasState(leftTap, 2));
      }
      assertThat(leftTap.connections().get(1).will().state().timestamp())
          .isGreaterThan(leftTap.connections().get(0).will().state().timestamp());
      assertThat(rightTap.connections()).hasSize(1);
      assertThat(rightTap.connections().getFirst().published("STATE"))
          .extracting(it -> it.state().online())
          .containsExactly(true, false);
    }
  }

  private static boolean hasState(MqttTap tap, int session) {
    return tap.connections().size() == session
        && !tap.connections().getLast().published("STATE").isEmpty();
  }
}
