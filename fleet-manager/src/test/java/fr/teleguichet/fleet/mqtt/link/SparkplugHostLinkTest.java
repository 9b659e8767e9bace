package fr.teleguichet.fleet.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.mqtt.link.MqttPacket.Connect;
import fr.teleguichet.fleet.mqtt.link.MqttPacket.Disconnect;
import fr.teleguichet.fleet.mqtt.link.MqttPacket.Publish;
import fr.teleguichet.fleet.mqtt.link.MqttPacket.Subscribe;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.fleet.telemetry.MessageReceiver;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The host application's sessions with a broker that does what a test wants. What Sparkplug 3.0.0
 * asks of them, statement by statement, is proven in the conformance tests beside this one.
 */
class SparkplugHostLinkTest {

  private static final String STATE = "spBv1.0/STATE/teleguichet";

  /** No client may have more messages of QoS 1 under way than 65,535, nor keeps more of QoS 0. */
  private static final int MORE_THAN_A_CLIENT_QUEUES = 80_000;

  /** Until all is delivered, or the system takes no more for a client that reads nothing. */
  private static final Duration LONG_ENOUGH_TO_DROP = Duration.ofSeconds(30);

  private static final NodeAddress GRAMAT = new NodeAddress("lot", "gramat");

  private final PacketBroker broker = new PacketBroker();
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final AtomicReference<CountDownLatch> room = new AtomicReference<>(new CountDownLatch(0));
  private final SparkplugHostLink link =
      new SparkplugHostLink(
          LinkSettings.from(
              Settings.of(Map.of()), broker.uri(), "teleguichet", RecordedHost.UNUSED_TLS),
          new ClockFactory().machine(),
          new Random(1));

  @BeforeEach
  void connect() {
    link.start(
        new MessageReceiver() {
          @Override
          public void received(String topic, byte[] payload) throws InterruptedException {
            room.get().await();
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
    await().atMost(Durations.FIVE_MINUTES).until(() -> heard.contains("up") && !states().isEmpty());
  }

  @AfterEach
  void stop() {
    link.close();
    broker.close();
  }

  @Test
  void aSessionIsAConnectThenASubscriptionThenTheBirth() {
    assertThat(broker.packets)
        .extracting(it -> (Object) it.getClass())
        .containsExactly(Connect.class, Subscribe.class, Publish.class);
    assertThat(broker.packets.get(2)).isEqualTo(states().getFirst());
  }

  @Test
  void aDeathOfOurOwnThatIsDeliveredIsContradictedWithTheSessionsTime() {
    long began = states().getFirst().state().timestamp();

    broker.deliver(STATE, new HostState(false, began - 5_000).encode(), true);

    await().atMost(Durations.FIVE_MINUTES).until(() -> states().size() == 2);
    assertThat(states().get(1).state()).isEqualTo(new HostState(true, began));
  }

  @Test
  void aStateOfOursThatSomebodyDeletedOrSpoiltIsPutRight() {
    broker.deliver(STATE, new byte[0], true);
    broker.deliver(STATE, new byte[] {'O', 'N'}, true);

    await().atMost(Durations.FIVE_MINUTES).until(() -> states().size() == 3);
    assertThat(states()).allMatch(it -> it.equals(states().getFirst()));
  }

  @Test
  void anOnlineStateOfOurOwnIsNotAnswered() {
    broker.deliver(STATE, new HostState(true, 5).encode(), true);
    broker.deliver("spBv1.0/lot/NDATA/gramat", new byte[0], false);

    await().atMost(Durations.FIVE_MINUTES).until(() -> heard.contains("spBv1.0/lot/NDATA/gramat"));
    assertThat(states()).hasSize(1);
  }

  @Test
  void afterALossANewSessionBeginsWithANewTime() {
    broker.cut();

    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> heard.equals(List.of("up", "down", "up")) && states().size() == 2);
    assertThat(states().get(1).state().timestamp())
        .isGreaterThan(states().get(0).state().timestamp());
  }

  @Test
  void whoMayNotHearTheKiosksDoesNotSayThatItIsOnline() {
    broker.refuse("spBv1.0/#");
    broker.cut();

    await().atMost(Durations.FIVE_MINUTES).until(() -> broker.packets(Connect.class).size() >= 4);
    assertThat(states()).hasSize(1);
    assertThat(heard).containsExactly("up", "down");
    assertThat(link.health().awaySince()).isPresent();

    broker.refuse("");
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> heard.equals(List.of("up", "down", "up")) && states().size() == 2);
  }

  @Test
  void whatIsSentWhileTheBrokerIsAwayIsNotSentLater() {
    broker.refuse("spBv1.0/#");
    broker.cut();
    await().atMost(Durations.FIVE_MINUTES).until(() -> heard.contains("down"));
    link.send(GRAMAT, new FleetCommand.Rebirth());
    broker.refuse("");

    await().atMost(Durations.FIVE_MINUTES).until(() -> states().size() == 2);
    assertThat(broker.packets(Publish.class)).hasSize(2);
  }

  @Test
  void anOrderlyStopSaysOfflineBeforeItDisconnects() {
    link.close();

    await().atMost(Durations.FIVE_MINUTES).until(() -> !broker.packets(Disconnect.class).isEmpty());
    Publish last = states().getLast();
    assertThat(last.state().online()).isFalse();
    assertThat(last.state().timestamp())
        .isGreaterThanOrEqualTo(states().getFirst().state().timestamp());
    assertThat(broker.packets.getLast()).isInstanceOf(Disconnect.class);
  }

  /** Each that were dropped would be a gap in a node's sequence, and a gap asks for births. */
  @Test
  void whileTheIngestIsFullNothingIsDropped() throws InterruptedException {
    CountDownLatch full = new CountDownLatch(1);
    room.set(full);
    List<String> sent =
        IntStream.range(0, MORE_THAN_A_CLIENT_QUEUES)
            .mapToObj(number -> "spBv1.0/lot/NDATA/k" + number)
            .toList();
    Thread delivery =
        Thread.ofVirtual()
            .start(() -> sent.forEach(topic -> broker.deliver(topic, new byte[0], false)));
    boolean _ = delivery.join(LONG_ENOUGH_TO_DROP);

    full.countDown();

    await().atMost(Duration.ofMinutes(5)).until(() -> heard.size() == 1 + sent.size());
    assertThat(heard.subList(1, heard.size())).isEqualTo(sent);
  }

  private List<Publish> states() {
    return broker.packets(Publish.class).stream()
        .filter(publish -> publish.topic().equals(STATE))
        .toList();
  }
}
