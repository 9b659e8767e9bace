package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.link.MqttPacket.Subscribe;
import fr.teleguichet.edge.link.MqttTap.Tapped;
import fr.teleguichet.hardware.peer.PrivateBroker;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.TopicCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sparkplug 3.0.0, chapter 5, with a primary host and two real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class PrimaryHostConformanceIT {

  private static final String HOST = "fleet";

  /** Long enough for a kiosk that would not wait to give itself away. */
  private static final Duration WHILE = Duration.ofMillis(400);

  private PrivateBroker left;
  private PrivateBroker right;
  private WireObserver leftHost;
  private WireObserver rightHost;
  private MqttTap leftTap;
  private MqttTap rightTap;
  private Path folder;

  @BeforeAll
  void startServers(@TempDir Path temporary) throws MqttException {
    folder = temporary;
    left = PrivateBroker.start(temporary);
    right = PrivateBroker.start(temporary);
    leftHost = new WireObserver(left.uri("mqtt"));
    rightHost = new WireObserver(right.uri("mqtt"));
  }

  @AfterAll
  void stopServers() throws MqttException {
    leftHost.close();
    rightHost.close();
    left.close();
    right.close();
  }

  @BeforeEach
  void tap() {
    leftTap = new MqttTap(left.uri("mqtt"));
    rightTap = new MqttTap(right.uri("mqtt"));
  }

  @AfterEach
  void forget() throws MqttException {
    leftTap.close();
    rightTap.close();
    for (WireObserver host : List.of(leftHost, rightHost)) {
      for (String id : List.of(HOST, HOST + "_WRONG")) {
        host.publish(TopicCodec.ofHost(id), new byte[0], 1, true);
      }
      host.forget();
    }
  }

  private RealAgent agent(List<MqttTap> taps) {
    LinkSettings settings =
        LinkSettings.of(ScriptedSession.ADDRESS, taps.stream().map(MqttTap::uri).toList())
            .withPrimaryHost(HOST);
    try {
      return new RealAgent(settings, Files.createTempDirectory(folder, "agent")).start();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private RealAgent agentOnLeft() {
    return agent(List.of(leftTap));
  }

  private RealAgent agentOnBoth() {
    return agent(List.of(leftTap, rightTap));
  }

  private static void state(WireObserver host, String id, boolean online, long timestamp)
      throws MqttException {
    host.publish(TopicCodec.ofHost(id), new HostState(online, timestamp).encode(), 1, true);
  }

  private static void until(BooleanSupplier condition) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(10))
        .until(condition::getAsBoolean);
  }

  private static void whileHolds(BooleanSupplier condition) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .during(WHILE)
        .atMost(WHILE.multipliedBy(10))
        .until(condition::getAsBoolean);
  }

  private static boolean isWaiting(RealAgent agent) {
    return agent.on(() -> agent.link().state() instanceof LinkState.AwaitingHost);
  }

  private static boolean isOnline(RealAgent agent) {
    return agent.on(() -> agent.link().state() instanceof LinkState.Online);
  }

  private static Tapped last(MqttTap tap) {
    return tap.connections().getLast();
  }

  private static Optional<Integer> qos(Tapped wire, String filter) {
    return wire.packets(Subscribe.class).stream()
        .map(Subscribe::filters)
        .filter(filters -> filters.containsKey(filter))
        .map(filters -> filters.getOrDefault(filter, -1))
        .findFirst();
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-phid-wait")
  void nothingIsPublishedBeforeTheHostIsOnline() throws MqttException {
    try (var agent = agentOnLeft()) {
      until(() -> isWaiting(agent));
      whileHolds(() -> last(leftTap).published().isEmpty());
      state(leftHost, HOST, true, 100);
      until(() -> !last(leftTap).published("NBIRTH").isEmpty());
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-phid-wait-id")
  void anotherHostsStateDoesNotCount() throws MqttException {
    try (var agent = agentOnLeft()) {
      until(() -> isWaiting(agent));
      state(leftHost, HOST + "_WRONG", true, 100);
      whileHolds(() -> last(leftTap).published().isEmpty());
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-phid-wait-online")
  void anOfflineHostDoesNotCount() throws MqttException {
    state(leftHost, HOST, false, 100);
    try (var agent = agentOnLeft()) {
      until(() -> isWaiting(agent));
      whileHolds(() -> last(leftTap).published().isEmpty());
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-phid-wait-timestamp")
  void anOnlineStateOlderThanTheLatestDoesNotCount() throws MqttException {
    state(leftHost, HOST, false, 100);
    try (var agent = agentOnLeft()) {
      until(() -> isWaiting(agent));
      state(leftHost, HOST, true, 99);
      whileHolds(() -> last(leftTap).published().isEmpty());
      state(leftHost, HOST, true, 100);
      until(() -> isOnline(agent));
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-phid-offline")
  void whenTheHostGoesOfflineTheKioskDiesDisconnectsAndStartsOver() throws MqttException {
    state(leftHost, HOST, true, 100);
    try (var agent = agentOnLeft()) {
      until(() -> isOnline(agent));
      Tapped first = last(leftTap);
      state(leftHost, HOST, false, 100);
      until(() -> !first.packets(MqttPacket.Disconnect.class).isEmpty());
      assertThat(first.published().getLast().is("NDEATH")).isTrue();
      until(() -> leftTap.connections().size() == 2 && isWaiting(agent));
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-edge-node-termination-host-offline")
  void aValidOfflineStateEndsTheConnection() throws MqttException {
    state(leftHost, HOST, true, 100);
    try (var agent = agentOnLeft()) {
      until(() -> isOnline(agent));
      Tapped first = last(leftTap);
      state(leftHost, HOST, false, 150);
      // Paho may still acknowledge the STATE message, so the DISCONNECT need not be the last.
      until(() -> first.packets().contains(new MqttPacket.Disconnect(0x04)));
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-edge-node-termination-host-offline-reconnect")
  void afterAValidOfflineStateTheNextServerIsTried() throws MqttException {
    state(leftHost, HOST, true, 100);
    state(rightHost, HOST, true, 100);
    try (var agent = agentOnBoth()) {
      until(() -> isOnline(agent));
      assertThat(rightTap.connections()).isEmpty();
      state(leftHost, HOST, false, 100);
      until(() -> rightTap.connections().size() == 1 && isOnline(agent));
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-edge-node-termination-host-offline-timestamp")
  void anOfflineStateOlderThanTheOnlineOneChangesNothing() throws MqttException {
    state(leftHost, HOST, true, 100);
    try (var agent = agentOnLeft()) {
      until(() -> isOnline(agent));
      state(leftHost, HOST, false, 99);
      whileHolds(() -> isOnline(agent) && leftTap.connections().size() == 1);
    }
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-primary-application-state-with-multiple-servers-state-subs")
  void theKioskSubscribesToTheHostsStateWithQos1() throws MqttException {
    try (var agent = agentOnBoth()) {
      until(() -> isWaiting(agent));
      assertThat(qos(last(leftTap), "spBv1.0/STATE/fleet")).contains(1);
    }
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-primary-application-state-with-multiple-servers-single-server")
  void theKioskIsConnectedToOneServerAtATime() throws MqttException {
    state(leftHost, HOST, true, 100);
    state(rightHost, HOST, true, 100);
    try (var agent = agentOnBoth()) {
      until(() -> isOnline(agent));
      whileHolds(() -> rightTap.connections().isEmpty());
      state(leftHost, HOST, false, 100);
      until(() -> rightTap.connections().size() == 1 && isOnline(agent));
      assertThat(last(leftTap).packets().getLast()).isInstanceOf(MqttPacket.Disconnect.class);
      state(leftHost, HOST, true, 200);
      whileHolds(() -> leftTap.connections().size() == 1);
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-primary-application-state-with-multiple-servers-walk")
  void whereTheHostIsOfflineTheKioskMovesOn() throws MqttException {
    state(leftHost, HOST, false, 100);
    state(rightHost, HOST, true, 100);
    try (var agent = agentOnBoth()) {
      until(() -> isOnline(agent));
      // The agent knows that it sent its birth before the tap has read it.
      until(() -> last(rightTap).published("NBIRTH").size() == 1);
      assertThat(last(leftTap).published("NBIRTH")).isEmpty();
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-edge-node-birth-sequence-wait")
  void birthsWaitForTheHostOnEachServer() throws MqttException {
    state(leftHost, HOST, true, 100);
    try (var agent = agentOnBoth()) {
      until(() -> isOnline(agent));
      state(leftHost, HOST, false, 100);
      until(() -> rightTap.connections().size() == 1 && isWaiting(agent));
      whileHolds(() -> last(rightTap).published().isEmpty());
      state(rightHost, HOST, true, 100);
      until(() -> last(rightTap).published("NBIRTH").size() == 1);
    }
  }
}
