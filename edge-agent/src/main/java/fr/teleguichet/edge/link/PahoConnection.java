package fr.teleguichet.edge.link;

import com.google.protobuf.ByteString;
import fr.teleguichet.edge.link.MqttDialer.Connection;
import fr.teleguichet.edge.link.MqttDialer.Events;
import fr.teleguichet.edge.link.MqttDialer.Message;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.est.TlsFailureText;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Paho client for one connection. Its fields belong to the loop; Paho's threads only come in
 * through {@link Loop#enter}.
 */
final class PahoConnection implements Connection {

  private static final Logger LOG = LoggerFactory.getLogger(PahoConnection.class);

  /** MQTT 5.0, section 3.14.2.1: disconnect with will message. */
  private static final int WITH_WILL = 0x04;

  /** Messages that may wait for the loop; more than these come from a storm and are let go. */
  private static final int MAX_INBOX = 1_000;

  /** How long Paho may wait for its own threads when it closes, in milliseconds. */
  private static final long CLOSING_MILLIS = 500;

  /** A thread of Paho that was started is there by then. */
  private static final Duration LATE_START = Duration.ofSeconds(5);

  private final Loop loop;
  private final Loop.Worker worker;
  private final Events events;
  private final Future<PahoClient> made;
  private final Promise<Void> established = Promise.promise();
  // Counted up by Paho's thread and down by the loop.
  private final AtomicInteger inbox = new AtomicInteger();
  private boolean ended;
  private boolean released;

  /**
   * Begins to connect.
   *
   * @param making reads the files of an identity, or asks a token for its key: the worker does it
   */
  PahoConnection(
      Loop loop,
      Loop.Worker worker,
      Events events,
      Callable<PahoClient> making,
      MqttConnectionOptions options) {
    this.loop = loop;
    this.worker = worker;
    this.events = events;
    this.made =
        worker
            .run(making)
            .onSuccess(client -> connect(client, options))
            .onFailure(e -> established.tryFail(sentence(e)));
  }

  private void connect(PahoClient client, MqttConnectionOptions options) {
    if (ended) {
      established.tryFail("given up");
      return;
    }
    client.setCallback(new Callback());
    try {
      var _ = client.connect(options, null, listener(established));
    } catch (MqttException e) {
      established.tryFail(sentence(e));
    }
  }

  @Override
  public Future<Void> established() {
    return established.future();
  }

  @Override
  public Future<Void> subscribe(List<String> filters) {
    MqttSubscription[] subscriptions =
        filters.stream()
            .map(filter -> new MqttSubscription(filter, 1))
            .toArray(MqttSubscription[]::new);
    return ask(
        (client, promise) ->
            client.subscribe(
                subscriptions,
                null,
                listener(promise, token -> PahoSubAck.of(filters, token).refusal()),
                new MqttProperties()));
  }

  @Override
  public Future<Void> publish(Message message) {
    return ask(
        (client, promise) ->
            client.publish(message.topic(), PahoDialer.message(message), null, listener(promise)));
  }

  @Override
  public Future<Void> disconnect() {
    loop.check();
    ended = true;
    return ask((client, promise) ->
            client.disconnect(0, null, listener(promise), WITH_WILL, new MqttProperties()))
        .transform(_ -> release());
  }

  /** What is asked of Paho before there is a client has no meaning, and fails. */
  private Future<Void> ask(Question question) {
    loop.check();
    if (!made.succeeded()) {
      return Future.failedFuture("not connected");
    }
    Promise<Void> promise = Promise.promise();
    try {
      var _ = question.of(made.result(), promise);
    } catch (MqttException e) {
      promise.fail(sentence(e));
    }
    return promise.future();
  }

  /** Something that Paho answers later, by the promise. */
  @FunctionalInterface
  private interface Question {
    IMqttToken of(PahoClient client, Promise<Void> promise) throws MqttException;
  }

  @Override
  public boolean abandon() {
    loop.check();
    ended = true;
    // A client that is not made yet is not told to connect any more.
    boolean isUnsent = !made.succeeded() || made.result().wire().keepSilent();
    release().onFailure(e -> LOG.debug("A connection was not freed.", e));
    return isUnsent;
  }

  /**
   * Cuts the wire, once, and frees the client after it noticed; never fails. A client that is
   * closed while it still connects would leave threads behind. Both may wait, so the worker does
   * it.
   */
  private Future<Void> release() {
    if (released) {
      return Future.succeededFuture();
    }
    released = true;
    return made.compose(
            client ->
                onWorker(() -> client.wire().stop())
                    .transform(_ -> established.future())
                    .transform(_ -> worker.run(() -> close(client)))
                    .onSuccess(this::wakeNowAndLater)
                    .<Void>mapEmpty())
        .otherwiseEmpty();
  }

  private void wakeNowAndLater(Runnable sender) {
    sender.run();
    var _ = loop.after(LATE_START, sender);
  }

  private Future<Void> onWorker(BlockingWait action) {
    return worker
        .run(
            () -> {
              action.run();
              return true;
            })
        .mapEmpty();
  }

  /** Something of the network or of Paho that may wait. */
  @FunctionalInterface
  private interface BlockingWait {
    void run() throws IOException, MqttException;
  }

  private static Runnable close(PahoClient client) throws MqttException {
    try {
      return client.end(CLOSING_MILLIS);
    } finally {
      client.wire().releaseReader();
    }
  }

  static String sentence(Throwable e) {
    Optional<String> plain = TlsFailureText.sentenceOfTls(e);
    if (plain.isPresent()) {
      return plain.get();
    }
    Throwable cause = e.getCause();
    return cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + cause;
  }

  private MqttActionListener listener(Promise<Void> promise) {
    return listener(promise, _ -> Optional.empty());
  }

  /** Fails the promise, too, with what an answer that came back well has against us. */
  private MqttActionListener listener(
      Promise<Void> promise, Function<IMqttToken, Optional<String>> objection) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        Optional<String> against = objection.apply(token);
        loop.enter(() -> against.ifPresentOrElse(promise::tryFail, promise::tryComplete));
      }

      @Override
      public void onFailure(IMqttToken token, Throwable exception) {
        loop.enter(() -> promise.tryFail(sentence(exception)));
      }
    };
  }

  /** Paho's threads. */
  private final class Callback implements MqttCallback {

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      if (inbox.incrementAndGet() > MAX_INBOX) {
        inbox.decrementAndGet();
        return;
      }
      ByteString payload = ByteString.copyFrom(message.getPayload());
      loop.enter(
          () -> {
            inbox.decrementAndGet();
            if (!ended) {
              events.arrived(topic, payload);
            }
          });
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      String cause =
          response.getException() == null
              ? "the server closed the connection, reason code " + response.getReturnCode()
              : sentence(response.getException());
      loop.enter(() -> end(cause));
    }

    private void end(String cause) {
      if (!ended) {
        ended = true;
        events.lost(cause);
        boolean _ = abandon();
      }
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      LOG.debug("{}", sentence(exception));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
