package fr.teleguichet.fleet.link;

import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import fr.teleguichet.hardware.protocol.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session through Eclipse Paho.
 *
 * <p>Paho's own reconnection is off: it would come back with the old will, whose timestamp is that
 * of the session before.
 */
final class PahoClient implements BrokerClient {

  private static final Logger LOG = LoggerFactory.getLogger(PahoClient.class);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration QUIESCE = Duration.ofSeconds(1);

  /** Reason codes from here on are refusals (MQTT 5.0, section 2.4). */
  private static final int FIRST_REFUSAL = 0x80;

  /** Room for topic and properties beside the largest payload. */
  private static final long LARGEST_PACKET = PayloadLimits.STANDARD.bytes() + 4_096L;

  private final Callbacks callbacks;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final MqttAsyncClient client;

  PahoClient(LinkSettings settings, HostState will, Callbacks callbacks) {
    this.callbacks = callbacks;
    try {
      client =
          new MqttAsyncClient(
              settings.broker().toString(),
              settings.hostId() + "-" + UUID.randomUUID().toString().substring(0, 8),
              new MemoryPersistence());
      client.setCallback(new Listener());
    } catch (MqttException e) {
      throw new IllegalStateException(
          "the broker's address is not usable: " + settings.broker(), e);
    }
    connect(settings, will);
  }

  private void connect(LinkSettings settings, HostState will) {
    try {
      client.connect(options(settings, will), null, whenDone(_ -> subscribe(settings)));
    } catch (MqttException | IOException e) {
      end(String.valueOf(e.getMessage()));
    }
  }

  private static MqttConnectionOptions options(LinkSettings settings, HostState will)
      throws IOException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval(Math.toIntExact(settings.keepAlive().toSeconds()));
    options.setConnectionTimeout(Math.toIntExact(CONNECT_TIMEOUT.toSeconds()));
    options.setMaximumPacketSize(LARGEST_PACKET);
    if (settings.broker().getScheme().equals("tcp")) {
      options.setSocketFactory(new BufferedSockets());
    } else {
      options.setSocketFactory(settings.tls().sockets());
      options.setHttpsHostnameVerificationEnabled(settings.tls().checksName());
    }
    MqttMessage message = new MqttMessage(will.encode());
    message.setQos(1);
    message.setRetained(true);
    options.setWill(Topics.ofHost(settings.hostId()), message);
    if (!settings.username().isEmpty()) {
      options.setUserName(settings.username());
      options.setPassword(settings.password().reveal().getBytes(StandardCharsets.UTF_8));
    }
    return options;
  }

  private void subscribe(LinkSettings settings) {
    try {
      client.subscribe(
          new String[] {Topics.ofHost(settings.hostId()), Topics.EVERYTHING},
          new int[] {1, 1},
          null,
          whenDone(this::subscribed));
    } catch (MqttException e) {
      end("subscription: " + e.getMessage());
    }
  }

  /**
   * Paho takes a refusal for a success. Whoever can't hear the kiosks must not say it is online.
   */
  private void subscribed(IMqttToken token) {
    int worst = IntStream.of(token.getReasonCodes()).max().orElse(0);
    if (worst >= FIRST_REFUSAL) {
      end("subscription refused, reason " + worst + ": the broker must let us read spBv1.0/#");
    } else {
      callbacks.onConnected();
    }
  }

  @Override
  public void publish(String topic, byte[] payload, int qos, boolean retained) {
    try {
      client.publish(topic, payload, qos, retained);
    } catch (MqttException e) {
      // What is sent is either repeated when it is needed again, or the session is ending anyway.
      debug(e, "A message was not sent.");
    }
  }

  @Override
  public void close() {
    ended.set(true);
    try {
      if (client.isConnected()) {
        client.disconnect(QUIESCE.toMillis()).waitForCompletion(2 * QUIESCE.toMillis());
      }
    } catch (MqttException e) {
      debug(e, "The session ended without a goodbye.");
    }
    try {
      client.disconnectForcibly(0, 0, false);
      client.close(true);
    } catch (MqttException e) {
      debug(e, "The client was closed already.");
    }
  }

  private void end(String cause) {
    if (ended.compareAndSet(false, true)) {
      callbacks.onEnded(cause);
    }
  }

  private static void debug(MqttException cause, String sentence) {
    LOG.atDebug().addKeyValue("cause", cause.getMessage()).log(sentence);
  }

  private MqttActionListener whenDone(Consumer<IMqttToken> next) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        next.accept(token);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable cause) {
        end(String.valueOf(cause.getMessage()));
      }
    };
  }

  private final class Listener implements MqttCallback {

    @Override
    public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
      callbacks.onMessage(topic, message.getPayload());
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      MqttException cause = response.getException();
      end(
          cause == null
              ? "reason " + response.getReturnCode()
              : String.valueOf(cause.getMessage()));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      debug(exception, "The broker client met an error.");
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
