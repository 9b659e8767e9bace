package fr.teleguichet.fleet.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.teleguichet.hardware.protocol.TopicCodec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Somebody else at the same broker: sees every message as bytes and can publish any. */
final class WireObserver implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final MqttClient client;
  private final List<MqttPacket.Publish> seen = new CopyOnWriteArrayList<>();

  WireObserver(URI broker) {
    try {
      client =
          new MqttClient(
              broker.toString(), "observer-" + UUID.randomUUID(), new MemoryPersistence());
      client.setCallback(new Recorder());
      client.connect();
      client.subscribe(TopicCodec.EVERYTHING, 1);
    } catch (MqttException e) {
      throw new AssertionError("the broker does not take an observer", e);
    }
  }

  List<MqttPacket.Publish> all() {
    return List.copyOf(seen);
  }

  /** The first message that fits; waits for it. */
  MqttPacket.Publish await(Predicate<MqttPacket.Publish> wanted) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(all()).anyMatch(wanted));
    return seen.stream().filter(wanted).findFirst().orElseThrow();
  }

  void publish(String topic, byte[] payload, int qos, boolean retained) {
    try {
      client.publish(topic, payload, qos, retained);
    } catch (MqttException e) {
      throw new AssertionError("not published: " + topic, e);
    }
  }

  /** Goes without a word. */
  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, 1_000, false);
      client.close(true);
    } catch (MqttException e) {
      throw new AssertionError("the observer does not end", e);
    }
  }

  private final class Recorder implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      seen.add(
          new MqttPacket.Publish(
              topic,
              ByteString.copyFrom(message.getPayload()),
              message.getQos(),
              message.isRetained()));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
