package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.hardware.protocol.wire.WirePayload;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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

/** Somebody else on the same server: sees every message as bytes and can publish any. */
final class WireObserver implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final MqttClient client;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /** A message as it came. */
  record Seen(String topic, List<Byte> bytes, int qos, boolean retained) {

    /** The Sparkplug payload, by the generated classes. */
    WirePayload payload() {
      var raw = new byte[bytes.size()];
      for (int i = 0; i < raw.length; i++) {
        raw[i] = bytes.get(i);
      }
      try {
        return WirePayload.parseFrom(raw);
      } catch (com.google.protobuf.InvalidProtocolBufferException e) {
        throw new AssertionError("not a payload on " + topic, e);
      }
    }

    boolean is(String message) {
      return topic.split("/", -1)[2].equals(message);
    }
  }

  WireObserver(URI server) throws MqttException {
    client =
        new MqttClient(
            "tcp://" + server.getHost() + ":" + server.getPort(),
            "observer",
            new MemoryPersistence());
    client.setCallback(new Recorder());
    client.connect();
    client.subscribe(TopicCodec.EVERYTHING, 1);
  }

  List<Seen> all() {
    return List.copyOf(seen);
  }

  /** All messages of the kind, such as NBIRTH. */
  List<Seen> all(String message) {
    return seen.stream().filter(it -> it.is(message)).toList();
  }

  /** The first message of the kind; waits for it. */
  Seen first(String message) {
    return await(it -> it.is(message));
  }

  /** The first message that fits; waits for it. */
  Seen await(Predicate<Seen> wanted) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(all()).anyMatch(wanted));
    return seen.stream().filter(wanted).findFirst().orElseThrow();
  }

  void forget() {
    seen.clear();
  }

  void publish(String topic, byte[] payload, int qos, boolean retained) throws MqttException {
    client.publish(topic, payload, qos, retained);
  }

  /** Goes without a word, so that it works with a dead server too. */
  @Override
  public void close() throws MqttException {
    client.disconnectForcibly(0, 1_000, false);
    client.close(true);
  }

  private final class Recorder implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      List<Byte> bytes = new java.util.ArrayList<>();
      for (byte b : message.getPayload()) {
        bytes.add(b);
      }
      seen.add(new Seen(topic, List.copyOf(bytes), message.getQos(), message.isRetained()));
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
