package fr.teleguichet.fleet.mqtt.link;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import fr.teleguichet.hardware.protocol.TopicCodec;
import io.reactivex.schedulers.Schedulers;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session through the HiveMQ MQTT Client.
 *
 * <p>Its own reconnection stays off: it would come back with the old will, whose timestamp is that
 * of the session before. Messages arrive on its one network thread and are handed on there: while
 * the ingest makes it wait nothing is read, and TCP tells the broker.
 */
final class HiveMqttClient implements BrokerClient {

  private static final Logger LOG = LoggerFactory.getLogger(HiveMqttClient.class);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration QUIESCE = Duration.ofSeconds(1);

  /** Room for topic and properties beside the largest payload. */
  private static final int MAX_PACKET = PayloadLimits.STANDARD.bytes() + 4_096;

  private final Callbacks callbacks;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicReference<CompletableFuture<?>> lastSent =
      new AtomicReference<>(CompletableFuture.completedFuture(null));
  private @Nullable Mqtt5AsyncClient client;

  HiveMqttClient(LinkSettings settings, HostState will, Callbacks callbacks) {
    this.callbacks = callbacks;
    try {
      client = open(client(settings), settings, will);
    } catch (IOException e) {
      end(String.valueOf(e.getMessage()));
    }
  }

  private Mqtt5AsyncClient open(Mqtt5AsyncClient opened, LinkSettings settings, HostState will) {
    opened.publishes(MqttGlobalPublishFilter.ALL, this::arrived);
    var _ =
        opened
            .connect(connect(settings, will))
            .thenCompose(_ -> opened.subscribe(subscription(settings)))
            .whenComplete((_, failure) -> answered(opened, failure));
    return opened;
  }

  private void answered(Mqtt5AsyncClient opened, @Nullable Throwable failure) {
    if (failure != null) {
      end(cause(failure));
    } else if (ended.get()) {
      var _ = disconnect(opened); // it was closed before it was open
    } else {
      callbacks.onConnected();
    }
  }

  private Mqtt5AsyncClient client(LinkSettings settings) throws IOException {
    return builder(settings.broker(), settings.tls(), CONNECT_TIMEOUT)
        .identifier(settings.hostId() + "-" + UUID.randomUUID().toString().substring(0, 8))
        .executorConfig(
            MqttClientExecutorConfig.builder()
                .nettyThreads(1)
                .applicationScheduler(Schedulers.from(Runnable::run))
                .build())
        .addDisconnectedListener(context -> end(cause(context.getCause())))
        .buildAsync();
  }

  /** A client of this broker ({@code tcp://} or {@code ssl://}), with the certificates as now. */
  static Mqtt5ClientBuilder builder(URI broker, LinkTls tls, Duration patience) throws IOException {
    BrokerAddress address = BrokerAddress.of(broker);
    return Mqtt5Client.builder()
        .transportConfig()
        .serverHost(address.host())
        .serverPort(address.port())
        .socketConnectTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .mqttConnectTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .sslConfig(address.tls() ? tls.clientConfig() : null)
        .applyTransportConfig();
  }

  private static Mqtt5Connect connect(LinkSettings settings, HostState will) {
    Mqtt5ConnectBuilder connect =
        Mqtt5Connect.builder()
            .cleanStart(true)
            .sessionExpiryInterval(0)
            .keepAlive(Math.toIntExact(settings.keepAlive().toSeconds()))
            .restrictions()
            .maximumPacketSize(MAX_PACKET)
            .applyRestrictions()
            .willPublish()
            .topic(TopicCodec.ofHost(settings.hostId()))
            .payload(will.encode())
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(true)
            .applyWillPublish();
    return settings.username().isEmpty()
        ? connect.build()
        : connect
            .simpleAuth(
                Mqtt5SimpleAuth.builder()
                    .username(settings.username())
                    .password(settings.password().reveal().getBytes(StandardCharsets.UTF_8))
                    .build())
            .build();
  }

  /** The broker must let us read everything: else we may not say that we are online. */
  private static Mqtt5Subscribe subscription(LinkSettings settings) {
    return Mqtt5Subscribe.builder()
        .addSubscription(subscription(TopicCodec.ofHost(settings.hostId())))
        .addSubscription(subscription(TopicCodec.EVERYTHING))
        .build();
  }

  private static Mqtt5Subscription subscription(String filter) {
    return Mqtt5Subscription.builder().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).build();
  }

  private void arrived(Mqtt5Publish message) {
    try {
      callbacks.onMessage(message.getTopic().toString(), message.getPayloadAsBytes());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void publish(String topic, byte[] payload, int qos, boolean retained) {
    if (client != null) {
      lastSent.set(
          client
              .publishWith()
              .topic(topic)
              .payload(payload)
              .qos(qos == 0 ? MqttQos.AT_MOST_ONCE : MqttQos.AT_LEAST_ONCE)
              .retain(retained)
              .send()
              // What is sent is repeated when it is needed again, or the session is ending anyway.
              .whenComplete((_, failure) -> debug(failure, "A message was not sent.")));
    }
  }

  @Override
  public void close() {
    ended.set(true);
    if (client != null) {
      await(lastSent.get());
      await(disconnect(client));
    }
  }

  private static CompletableFuture<?> disconnect(Mqtt5AsyncClient client) {
    return client
        .disconnect()
        .whenComplete((_, failure) -> debug(failure, "The session ended without a goodbye."));
  }

  private static void await(CompletableFuture<?> done) {
    try {
      var _ = done.get(QUIESCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      debug(e, "The session did not end as it should.");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(String cause) {
    if (ended.compareAndSet(false, true)) {
      callbacks.onEnded(cause);
    }
  }

  /** What went wrong, in one sentence. */
  static String cause(Throwable failure) {
    return switch (failure) {
      case Mqtt5SubAckException refused ->
          "subscription refused, reasons "
              + refused.getMqttMessage().getReasonCodes()
              + ": the broker must let us read "
              + TopicCodec.EVERYTHING;
      case Mqtt5ConnAckException refused ->
          "connection refused, reason " + refused.getMqttMessage().getReasonCode();
      case Throwable it when it.getCause() != null -> cause(it.getCause());
      default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
    };
  }

  private static void debug(@Nullable Throwable cause, String sentence) {
    if (cause == null) {
      return;
    }
    LOG.atDebug().addKeyValue("cause", cause(cause)).log(sentence);
  }
}
