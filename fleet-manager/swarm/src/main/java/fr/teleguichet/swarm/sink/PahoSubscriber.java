package fr.teleguichet.swarm.sink;

import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.swarm.wire.BrokerTarget;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** A subscriber on the Paho client, the one that the fleet manager uses, that counts messages. */
public final class PahoSubscriber implements Subscriber {

  private static final long PATIENCE_MILLIS = 10_000;

  private final ReceivedCounts received = new ReceivedCounts();
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
  private final MqttAsyncClient client;

  private PahoSubscriber(MqttAsyncClient client) {
    this.client = client;
  }

  /** Connects and subscribes; comes back when the broker has accepted it. */
  public static PahoSubscriber to(BrokerTarget target, int qos, String clientId)
      throws SubscribeException {
    try {
      var client =
          new MqttAsyncClient(
              "tcp://" + target.toString().substring("mqtt://".length()),
              clientId,
              new MemoryPersistence());
      var subscriber = new PahoSubscriber(client);
      subscriber.connect(qos);
      return subscriber;
    } catch (MqttException e) {
      throw new SubscribeException("no subscription at " + target + ": " + e, e);
    }
  }

  private void connect(int qos) throws MqttException {
    client.setCallback(new Counter());
    var options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setAutomaticReconnect(false);
    client.connect(options).waitForCompletion(PATIENCE_MILLIS);
    client.subscribe(TopicCodec.EVERYTHING, qos).waitForCompletion(PATIENCE_MILLIS);
  }

  @Override
  public ReceivedCounts received() {
    return received;
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, 1_000, false);
      client.close(true);
    } catch (MqttException e) {
      var _ = failure.compareAndSet(null, e.toString());
    }
  }

  private final class Counter implements MqttCallback {

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      received.add(MessageKind.of(topic), message.getPayload().length);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      var _ = failure.compareAndSet(null, "the broker ended the connection: " + response);
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      var _ = failure.compareAndSet(null, exception.toString());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
