package fr.teleguichet.fleet.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.link.PacketBroker.Packet;
import fr.teleguichet.fleet.settings.Settings;
import fr.teleguichet.fleet.telemetry.Receiver;
import fr.teleguichet.fleet.time.Clocks;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.Decoding;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The host application's sessions, held against the bytes on the wire. Where a normative statement
 * of Sparkplug 3.0.0 is proven, the test bears its identifier.
 */
class HostLinkTest {

  private static final String STATE = "spBv1.0/STATE/teleguichet";

  private final PacketBroker broker = new PacketBroker();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final HostLink link =
      new HostLink(
          LinkSettings.from(
              Settings.of(Map.of()),
              broker.uri(),
              "teleguichet",
              new LinkTls(Path.of("a"), Path.of("c"), Path.of("k"), true)),
          new Clocks().machine(),
          new Random(1));

  @BeforeEach
  void connect() {
    link.start(
        new Receiver() {
          @Override
          public void received(String topic, byte[] payload) {
            heard.add(topic);
          }

          @Override
          public void linkUp() {
            heard.add("up");
          }

          @Override
          public void linkDown() {
            heard.add("down");
          }
        });
    await().until(() -> heard.contains("up") && !states().isEmpty());
  }

  @AfterEach
  void stop() {
    link.close();
    broker.close();
  }

  @Test
  @DisplayName(
      "tck-id-host-topic-phid-death-required, -death-topic, -death-payload, -death-qos,"
          + " -death-retain, tck-id-operational-behavior-host-application-connect-will,"
          + " -connect-will-topic, -connect-will-payload, -connect-will-qos,"
          + " -connect-will-retained, tck-id-payloads-state-will-message, -will-message-payload,"
          + " -will-message-qos, -will-message-retain,"
          + " tck-id-host-topic-phid-death-payload-timestamp-connect")
  void theWillSaysOfflineAtTheTimeOfTheConnection() {
    Packet.Connect connect = connects().getFirst();

    assertThat(connect.willTopic()).isEqualTo(STATE);
    assertThat(connect.willQos()).isEqualTo(1);
    assertThat(connect.willRetained()).isTrue();
    HostState will = HostState.decode(connect.will().getBytes(UTF_8)).orElseThrow();
    assertThat(will.online()).isFalse();
    assertThat(new Clocks().machine().millis() - will.timestamp()).isBetween(0L, 60_000L);
  }

  @Test
  @DisplayName(
      "tck-id-principles-persistence-clean-session-50,"
          + " tck-id-conformance-mqtt-will-messages as a client")
  void theSessionIsCleanAndLeavesNothingBehind() {
    Packet.Connect connect = connects().getFirst();

    assertThat(connect.protocol()).isEqualTo(5);
    assertThat(connect.cleanStart()).isTrue();
    assertThat(connect.sessionExpiry()).isZero();
  }

  @Test
  @DisplayName(
      "tck-id-host-topic-phid-birth-sub-required, tck-id-payloads-state-subscribe,"
          + " tck-id-host-topic-phid-birth-message, -birth-required,"
          + " tck-id-message-flow-phid-sparkplug-state-publish,"
          + " tck-id-operational-behavior-host-application-connect-birth")
  void theSubscriptionsComeFirstAndThenTheBirthBeforeAnythingElse() {
    assertThat(broker.packets.get(1))
        .isEqualTo(new Packet.Subscribe(0, List.of(STATE, "spBv1.0/#")));
    assertThat(broker.packets.get(2)).isInstanceOf(Packet.Publish.class);
    assertThat(states().getFirst().topic()).isEqualTo(STATE);
  }

  @Test
  @DisplayName(
      "tck-id-host-topic-phid-birth-payload, -birth-payload-timestamp, -birth-qos, -birth-retain,"
          + " -birth-topic, tck-id-payloads-state-birth, -state-birth-payload,"
          + " tck-id-message-flow-phid-sparkplug-state-publish-payload, -publish-payload-timestamp,"
          + " tck-id-operational-behavior-host-application-connect-birth-payload, -birth-qos,"
          + " -birth-retained, -birth-topic, tck-id-components-ph-state,"
          + " tck-id-intro-sparkplug-host-state, tck-id-conformance-primary-host,"
          + " tck-id-operational-behavior-host-application-multi-server-timestamp")
  void theBirthSaysOnlineWithTheTimeOfTheWill() {
    Packet.Publish birth = states().getFirst();
    HostState will = HostState.decode(connects().getFirst().will().getBytes(UTF_8)).orElseThrow();

    assertThat(HostState.decode(birth.payload())).contains(new HostState(true, will.timestamp()));
    assertThat(birth.text()).matches("\\{\"online\":true,\"timestamp\":[0-9]+\\}");
    assertThat(birth.qos()).isEqualTo(1);
    assertThat(birth.retained()).isTrue();
  }

  @Test
  @DisplayName("tck-id-message-flow-hid-sparkplug-state-message-delivered")
  void aDeathOfOurOwnThatIsDeliveredIsContradictedWithTheSessionsTime() {
    long began = HostState.decode(states().getFirst().payload()).orElseThrow().timestamp();

    broker.deliver(STATE, new HostState(false, began - 5_000).encode(), true);

    await().until(() -> states().size() == 2);
    assertThat(HostState.decode(states().get(1).payload())).contains(new HostState(true, began));
  }

  @Test
  void anOnlineStateOfOurOwnIsNotAnswered() {
    broker.deliver(STATE, new HostState(true, 5).encode(), true);
    broker.deliver("spBv1.0/lot/NDATA/gramat", new byte[0], false);

    await().until(() -> heard.contains("spBv1.0/lot/NDATA/gramat"));
    assertThat(states()).hasSize(1);
  }

  @Test
  @DisplayName("tck-id-operational-behavior-host-application-death-payload, per session")
  void afterALossANewSessionBeginsWithANewTime() {
    broker.cut();

    await().until(() -> heard.equals(List.of("up", "down", "up")) && states().size() == 2);
    HostState first = HostState.decode(states().get(0).payload()).orElseThrow();
    HostState second = HostState.decode(states().get(1).payload()).orElseThrow();
    HostState will = HostState.decode(connects().get(1).will().getBytes(UTF_8)).orElseThrow();
    assertThat(second.timestamp()).isGreaterThan(first.timestamp()).isEqualTo(will.timestamp());
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-host-application-termination,"
          + " tck-id-operational-behavior-host-application-death-topic, -death-qos,"
          + " -death-retained, -disconnect-intentional,"
          + " tck-id-host-topic-phid-death-payload-timestamp-disconnect-clean")
  void anOrderlyStopSaysOfflineBeforeItDisconnects() {
    link.close();

    await().until(() -> !broker.packets(Packet.Disconnect.class).isEmpty());
    Packet.Publish last = states().getLast();
    HostState death = HostState.decode(last.payload()).orElseThrow();
    assertThat(death.online()).isFalse();
    assertThat(death.timestamp())
        .isGreaterThanOrEqualTo(
            HostState.decode(states().getFirst().payload()).orElseThrow().timestamp());
    assertThat(last.qos()).isEqualTo(1);
    assertThat(last.retained()).isTrue();
    assertThat(broker.packets.getLast()).isInstanceOf(Packet.Disconnect.class);
  }

  @Test
  @DisplayName(
      "tck-id-topics-ncmd-topic, -ncmd-mqtt, -ncmd-timestamp, -ncmd-payload,"
          + " tck-id-payloads-ncmd-qos, -ncmd-retain, -ncmd-seq, -ncmd-timestamp,"
          + " tck-id-operational-behavior-data-commands-ncmd-verb, -ncmd-rebirth-verb,"
          + " -ncmd-rebirth-name, -ncmd-rebirth-value")
  void aRebirthRequestIsAsTheStandardHasIt() {
    link.send(new NodeAddress("lot", "gramat"), new FleetCommand.Rebirth());

    await()
        .until(
            () -> broker.packets.getLast() instanceof Packet.Publish p && !p.topic().equals(STATE));
    Packet.Publish command = (Packet.Publish) broker.packets.getLast();
    assertThat(command.topic()).isEqualTo("spBv1.0/lot/NCMD/gramat");
    assertThat(command.qos()).isZero();
    assertThat(command.retained()).isFalse();
    Payload payload =
        ((Decoding.Decoded) new PayloadDecoder(PayloadLimits.STANDARD).decode(command.payload()))
            .payload();
    assertThat(payload.seq()).isNull();
    assertThat(payload.timestamp()).isNotNull();
    assertThat(payload.metrics())
        .containsExactly(Metric.command("Node Control/Rebirth", Value.of(true)));
  }

  private List<Packet.Connect> connects() {
    return broker.packets(Packet.Connect.class);
  }

  private List<Packet.Publish> states() {
    return broker.packets(Packet.Publish.class).stream()
        .filter(publish -> publish.topic().equals(STATE))
        .toList();
  }
}
