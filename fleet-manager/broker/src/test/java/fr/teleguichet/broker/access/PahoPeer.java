package fr.teleguichet.broker.access;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
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

/** A Paho client, as kiosks and managers are, over mutual TLS. */
public final class PahoPeer implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 10_000;

  /** Paho waits this out whatever happens; the goodbye is sent at once. */
  private static final long GOODBYE_MILLIS = 100;

  /** A message as it arrived. */
  public record Arrived(String topic, String text) {}

  private final MqttAsyncClient client;
  private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();

  private PahoPeer(int port, String clientId) throws MqttException {
    this("ssl://localhost:" + port, clientId);
  }

  private PahoPeer(String server, String clientId) throws MqttException {
    client = new MqttAsyncClient(server, clientId, new MemoryPersistence());
    client.setCallback(new Listener());
  }

  public static PahoPeer connected(int port, SSLContext context, String clientId)
      throws MqttException {
    return connected(port, context, clientId, null);
  }

  /** In a WebSocket. */
  static PahoPeer inWebSocket(int port, SSLContext context, String clientId) throws MqttException {
    PahoPeer peer = new PahoPeer("wss://localhost:" + port + "/mqtt", clientId);
    peer.client.connect(options(context)).waitForCompletion(PATIENCE_MILLIS);
    return peer;
  }

  /** Asks the broker to keep its session for a day; tells whether there was one. */
  public static boolean findsItsSession(
      int port, SSLContext context, String clientId, String filter) throws MqttException {
    PahoPeer peer = new PahoPeer(port, clientId);
    MqttConnectionOptions options = options(context);
    options.setCleanStart(false);
    options.setSessionExpiryInterval(Duration.ofDays(1).toSeconds());
    IMqttToken token = peer.client.connect(options);
    token.waitForCompletion(PATIENCE_MILLIS);
    try (peer) {
      int _ = peer.subscribe(filter);
      return token.getSessionPresent();
    }
  }

  private static MqttConnectionOptions options(SSLContext context) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout(10);
    options.setSocketFactory(context.getSocketFactory());
    return options;
  }

  /** With a will. Fails with the broker's reason code. */
  public static PahoPeer connected(
      int port, SSLContext context, String clientId, @Nullable String willTopic)
      throws MqttException {
    PahoPeer peer = new PahoPeer(port, clientId);
    MqttConnectionOptions options = options(context);
    if (willTopic != null) {
      options.setWill(willTopic, message("gone", 1, false));
    }
    peer.client.connect(options).waitForCompletion(PATIENCE_MILLIS);
    return peer;
  }

  /** The reason code of the SUBACK. */
  public int subscribe(String filter) throws MqttException {
    return subscribe(filter, 1);
  }

  /** The reason code of the SUBACK. */
  public int subscribe(String filter, int qos) throws MqttException {
    return subscribe(List.of(filter), qos).getFirst();
  }

  /** The reason codes of one SUBACK for all of these. */
  public List<Integer> subscribe(List<String> filters, int qos) throws MqttException {
    int[] each = new int[filters.size()];
    Arrays.fill(each, qos);
    IMqttToken token = client.subscribe(filters.toArray(String[]::new), each);
    try {
      token.waitForCompletion(PATIENCE_MILLIS);
    } catch (MqttException refused) {
      if (token.getReasonCodes() == null) {
        throw refused;
      }
    }
    return Arrays.stream(token.getReasonCodes()).boxed().toList();
  }

  public void unsubscribe(String filter) throws MqttException {
    client.unsubscribe(filter).waitForCompletion(PATIENCE_MILLIS);
  }

  /** From now on it acknowledges nothing that it is sent. */
  public void acknowledgeNothing() {
    client.setManualAcks(true);
  }

  public void publish(String topic, String text) throws MqttException {
    publish(topic, text, 0, false);
  }

  public void publish(String topic, String text, int qos, boolean retained) throws MqttException {
    client.publish(topic, message(text, qos, retained));
  }

  /** The reason code of the PUBACK. */
  public int acknowledgement(String topic, String text) throws MqttException {
    IMqttToken token = client.publish(topic, message(text, 1, false));
    try {
      token.waitForCompletion(PATIENCE_MILLIS);
    } catch (MqttException refused) {
      return refused.getReasonCode();
    }
    return token.getReasonCodes() == null ? 0 : token.getReasonCodes()[0];
  }

  private static MqttMessage message(String text, int qos, boolean retained) {
    MqttMessage message = new MqttMessage(text.getBytes(StandardCharsets.UTF_8));
    message.setQos(qos);
    message.setRetained(retained);
    return message;
  }

  /** The next message, waited for. */
  public @Nullable Arrived next() throws InterruptedException {
    return arrived.poll(10, SECONDS);
  }

  /** The reason code with which the broker ended the connection, waited for. */
  public @Nullable Integer end(int seconds) throws InterruptedException {
    return ends.poll(seconds, SECONDS);
  }

  public boolean isConnected() {
    return client.isConnected();
  }

  @Override
  public void close() throws MqttException {
    try {
      // Its orderly goodbye runs on another thread and falls over when the broker is quicker.
      client.disconnectForcibly(0, GOODBYE_MILLIS, true);
    } catch (MqttException _) {
      // The broker was quicker.
    }
    client.close(true);
  }

  private final class Listener implements MqttCallback {
    @Override
    public void disconnected(MqttDisconnectResponse response) {
      ends.add(response.getReturnCode());
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      arrived.add(new Arrived(topic, new String(message.getPayload(), StandardCharsets.UTF_8)));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
