package fr.teleguichet.fleet.mqtt.link;

import static fr.teleguichet.fleet.mqtt.link.RecordedHost.STATE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.mqtt.link.MqttPacket.Publish;
import fr.teleguichet.fleet.mqtt.link.MqttTap.Tapped;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sparkplug 3.0.0, chapters 1 to 4 and 10, on a recorded life of the host application. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class HostTopicConformanceIT {

  private static final String ONLINE = "\\{\"online\":true,\"timestamp\":[0-9]+\\}";
  private static final String OFFLINE = "\\{\"online\":false,\"timestamp\":[0-9]+\\}";

  private RecordedHost host;

  @BeforeAll
  void record(@TempDir Path folder) {
    host = RecordedHost.record(folder);
  }

  @Test
  @DisplayName("tck-id-intro-sparkplug-host-state")
  void onlineAndOfflineAreSaidByState() {
    assertThat(host.seen())
        .filteredOn(it -> it.topic().equals(STATE))
        .extracting(it -> it.state().online())
        .startsWith(true)
        .contains(false)
        .endsWith(false);
  }

  @Test
  @DisplayName("tck-id-principles-birth-certificates-order")
  void theBirthIsTheFirstMessageOfASession() {
    for (Tapped session : host.sessions()) {
      Publish first = session.published().getFirst();
      assertThat(first.topic()).isEqualTo(STATE);
      assertThat(first.state().online()).isTrue();
    }
  }

  @Test
  @DisplayName("tck-id-components-ph-state")
  void whoComesLateLearnsWhetherTheHostIsThere() {
    assertThat(host.whileOnline().retained()).isTrue();
    assertThat(host.whileOnline().state().online()).isTrue();
    assertThat(host.afterwards().retained()).isTrue();
    assertThat(host.afterwards().state().online()).isFalse();
  }

  @Test
  @DisplayName("tck-id-conformance-primary-host")
  void birthsAndDeathsAreStates() {
    assertThat(host.births()).allMatch(it -> it.topic().equals(STATE) && it.state().online());
    assertThat(host.wills()).allMatch(it -> it.topic().equals(STATE) && !it.state().online());
    assertThat(host.death().state().online()).isFalse();
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-death-required")
  void everyConnectHasAWill() {
    assertThat(host.sessions()).allMatch(it -> it.connect().will() != null);
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-death-topic")
  void theDeathsTopicIsTheHostsState() {
    assertThat(host.wills()).allMatch(it -> it.topic().equals("spBv1.0/STATE/teleguichet"));
    assertThat(host.death().topic()).isEqualTo("spBv1.0/STATE/teleguichet");
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-death-payload")
  void theDeathIsOfflineAndATimeInJson() {
    assertThat(host.wills()).allMatch(it -> it.text().matches(OFFLINE));
    assertThat(host.death().text()).matches(OFFLINE);
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-death-payload-connect")
  void theWillsTimeIsThatOfItsConnect() {
    RecordedHost.Times times = host.times();
    assertThat(host.first().will().state().timestamp()).isBetween(times.started(), times.online());
    assertThat(host.second().will().state().timestamp())
        .isBetween(times.cut(), times.reconnected());
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-death-payload-disconnect-clean")
  void anOrderlyEndIsADeathWithItsTimeAndThenADisconnect() {
    List<MqttPacket> packets = host.second().packets();
    assertThat(packets.getLast()).isEqualTo(new MqttPacket.Disconnect(0));
    assertThat(packets.get(packets.size() - 2)).isEqualTo(host.death());
    assertThat(host.death().state().timestamp())
        .isBetween(host.times().stopping(), host.times().stopped());
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-death-qos")
  void theDeathHasQos1() {
    assertThat(host.wills()).allMatch(it -> it.qos() == 1);
    assertThat(host.death().qos()).isEqualTo(1);
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-death-retain")
  void theDeathIsRetained() {
    assertThat(host.wills()).allMatch(Publish::retained);
    assertThat(host.death().retained()).isTrue();
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-birth-message")
  void theBirthIsTheFirstThatIsPublished() {
    for (Tapped session : host.sessions()) {
      assertThat(session.published().getFirst()).isIn(host.births());
    }
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-birth-sub-required")
  void theSubscriptionsFollowTheConnect() {
    for (Tapped session : host.sessions()) {
      assertThat(session.packets().get(0)).isInstanceOf(MqttPacket.Connect.class);
      assertThat(session.packets().get(1))
          .isEqualTo(new MqttPacket.Subscribe(Map.of(STATE, 1, "spBv1.0/#", 1)));
    }
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-birth-required")
  void theBirthFollowsTheSubscriptions() {
    for (Tapped session : host.sessions()) {
      assertThat(session.packets().get(1)).isInstanceOf(MqttPacket.Subscribe.class);
      assertThat(session.packets().get(2)).isIn(host.births());
    }
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-birth-topic")
  void theBirthsTopicIsTheHostsState() {
    assertThat(host.births()).allMatch(it -> it.topic().equals("spBv1.0/STATE/teleguichet"));
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-birth-payload")
  void theBirthIsOnlineAndATimeInJson() {
    assertThat(host.births()).allMatch(it -> it.text().matches(ONLINE));
    assertThat(host.births().getFirst().state().timestamp())
        .isBetween(host.times().started(), host.times().online());
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-birth-payload-timestamp")
  void theBirthsTimeIsThatOfTheWill() {
    for (Tapped session : host.sessions()) {
      assertThat(session.published("STATE").getFirst().state().timestamp())
          .isEqualTo(session.will().state().timestamp());
    }
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-birth-qos")
  void theBirthHasQos1() {
    assertThat(host.births()).allMatch(it -> it.qos() == 1);
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-birth-retain")
  void theBirthIsRetained() {
    assertThat(host.births()).allMatch(Publish::retained);
  }

  @Test
  @DisplayName("tck-id-topic-structure")
  void topicsAreThoseOfStatesAndOfCommands() {
    assertThat(host.published())
        .extracting(Publish::topic)
        .containsOnly(STATE, "spBv1.0/grand-figeac/NCMD/bagnac-1");
  }

  @Test
  @DisplayName("tck-id-topic-structure-namespace-a")
  void theNamespaceIsSpBv1() {
    assertThat(host.published()).allMatch(it -> it.parts().getFirst().equals("spBv1.0"));
    assertThat(host.wills()).allMatch(it -> it.parts().getFirst().equals("spBv1.0"));
  }

  @Test
  @DisplayName("tck-id-topic-structure-namespace-device-id-non-associated-message-types")
  void noTopicOfAStateOrOfANodesCommandHasADeviceId() {
    for (Tapped session : host.sessions()) {
      assertThat(session.published("STATE")).allMatch(it -> it.parts().size() == 3);
      assertThat(session.published("NCMD")).allMatch(it -> it.parts().size() == 4);
    }
  }
}
