package fr.teleguichet.edge.link;

import com.google.protobuf.ByteString;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * MQTT servers made of lists. They accept everything unless told otherwise, and refuse to carry
 * what is sent on a connection that is gone.
 */
final class FakeDialer implements MqttDialer {

  private final Loop loop;
  private final List<FakeConnection> dialled = new ArrayList<>();
  private final Map<URI, HostState> hosts = new HashMap<>();
  private Consumer<FakeConnection> reception = FakeConnection::accept;
  private Consumer<Sent> onSent = _ -> {};
  private boolean confirmsSubscriptions = true;
  private @Nullable String refusesSubscriptions;
  private boolean acknowledges = true;
  private boolean closed;

  /** A message of the kiosk. */
  record Sent(String topic, Payload payload, int qos) {

    /** Such as NBIRTH. */
    String kind() {
      return topic.split("/", -1)[2];
    }

    Metric metric(String name) {
      return payload.metrics().stream()
          .filter(metric -> name.equals(metric.name()))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no metric " + name + " in " + this));
    }
  }

  FakeDialer(Loop loop) {
    this.loop = loop;
  }

  /** How servers receive a CONNECT from now on. */
  void onConnect(Consumer<FakeConnection> newReception) {
    reception = newReception;
  }

  /** Told of each message that the kiosk sends. */
  void onSent(Consumer<Sent> listener) {
    onSent = listener;
  }

  void confirmSubscriptions(boolean confirm) {
    confirmsSubscriptions = confirm;
  }

  /** Why servers refuse every subscription from now on; null when they don't any more. */
  void refuseSubscriptions(@Nullable String why) {
    refusesSubscriptions = why;
  }

  void acknowledge(boolean acknowledge) {
    acknowledges = acknowledge;
  }

  /** The retained state of the primary host on a server. */
  void retain(URI server, HostState state) {
    hosts.put(server, state);
  }

  List<FakeConnection> dialled() {
    return List.copyOf(dialled);
  }

  FakeConnection latest() {
    return dialled.getLast();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public Connection dial(Connect connect, Events events) {
    if (closed) {
      throw new AssertionError("dialled after close");
    }
    if (dialled.stream().anyMatch(FakeConnection::isOpen)) {
      throw new AssertionError("a second connection while there is one");
    }
    var connection = new FakeConnection(connect, events);
    dialled.add(connection);
    reception.accept(connection);
    return connection;
  }

  @Override
  public Future<Void> close() {
    closed = true;
    return Future.succeededFuture();
  }

  static Payload decode(ByteString bytes) {
    return switch (new PayloadDecoder(PayloadLimits.STANDARD).decode(bytes.toByteArray())) {
      case PayloadDecodingResult.Decoded(Payload payload, _) -> payload;
      case PayloadDecodingResult.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  /** The server's end of a connection. */
  final class FakeConnection implements Connection {

    private final Connect connect;
    private final Events events;
    private final Promise<Void> established = Promise.promise();
    private final List<Sent> sent = new ArrayList<>();
    private final List<String> filters = new ArrayList<>();
    private boolean open = true;
    private boolean connectCame = true;
    private boolean saidGoodbye;
    private boolean jammed;

    private FakeConnection(Connect connect, Events events) {
      this.connect = connect;
      this.events = events;
    }

    void accept() {
      established.complete();
    }

    void refuse(String cause) {
      open = false;
      established.fail(cause);
    }

    /** The network does not lead to the server: it never sees the CONNECT. */
    void unreachable(String cause) {
      connectCame = false;
      refuse(cause);
    }

    /** The server, or the network, ends the connection. */
    void lose(String cause) {
      open = false;
      events.lost(cause);
    }

    /** From now on nothing that is sent arrives, and sending does not end. */
    void jam() {
      jammed = true;
    }

    void deliver(String topic, ByteString payload) {
      events.arrived(topic, payload);
    }

    Connect connect() {
      return connect;
    }

    /** The will's payload. */
    Payload will() {
      return decode(connect.will().payload());
    }

    List<String> filters() {
      return List.copyOf(filters);
    }

    List<Sent> sent() {
      return List.copyOf(sent);
    }

    List<Sent> sent(String kind) {
      return sent.stream().filter(message -> message.kind().equals(kind)).toList();
    }

    void forget() {
      sent.clear();
    }

    boolean isOpen() {
      return open;
    }

    /** Whether DISCONNECT came. */
    boolean saidGoodbye() {
      return saidGoodbye;
    }

    @Override
    public Future<Void> established() {
      return established.future();
    }

    @Override
    public Future<Void> subscribe(List<String> newFilters) {
      requireOpen();
      filters.addAll(newFilters);
      if (!confirmsSubscriptions || jammed) {
        return Promise.<Void>promise().future();
      }
      if (refusesSubscriptions != null) {
        return Future.failedFuture(refusesSubscriptions);
      }
      HostState host = hosts.get(connect.server());
      if (host != null) {
        newFilters.stream()
            .filter(filter -> filter.contains("/STATE/"))
            .forEach(
                topic ->
                    loop.enter(() -> events.arrived(topic, ByteString.copyFrom(host.encode()))));
      }
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> publish(Message message) {
      requireOpen();
      if (jammed) {
        return Promise.<Void>promise().future();
      }
      var arrived = new Sent(message.topic(), decode(message.payload()), message.qos());
      sent.add(arrived);
      onSent.accept(arrived);
      return message.qos() == 0 || acknowledges
          ? Future.succeededFuture()
          : Promise.<Void>promise().future();
    }

    @Override
    public Future<Void> disconnect() {
      requireOpen();
      open = false;
      saidGoodbye = true;
      return Future.succeededFuture();
    }

    @Override
    public boolean abandon() {
      open = false;
      return !connectCame;
    }

    private void requireOpen() {
      if (!open) {
        throw new AssertionError("something is sent on a connection that is gone");
      }
    }
  }
}
