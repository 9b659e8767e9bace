package fr.teleguichet.edge.link;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.network.BrokerScheme;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import io.vertx.core.Future;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.logging.LoggerFactory;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Connections by Eclipse Paho: a fresh client and fresh options for each. */
final class PahoDialer implements MqttDialer {

  /** Room for the topic and the packet's own fields around the largest payload that is read. */
  private static final long PACKET_OVERHEAD = 1024;

  /** Unacknowledged QoS 1 messages that the server may have under way to us. */
  private static final int RECEIVE_MAXIMUM = 100;

  private final Loop loop;
  private final Loop.Worker worker;
  private final OutboundRoute route;

  PahoDialer(Loop loop, OutboundRoute route) {
    LoggerFactory.setLogger(PahoLogger.class.getName());
    this.loop = loop;
    this.route = route;
    this.worker = loop.worker("mqtt");
  }

  @Override
  public Connection dial(Connect connect, Events events) {
    loop.check();
    return new PahoConnection(
        loop,
        worker,
        events,
        () -> new PahoClient(pahoUri(connect.server()), connect.clientId(), wire(connect)),
        options(connect));
  }

  private MqttTransport wire(Connect connect) {
    URI server = connect.server();
    Optional<SSLContext> tls =
        BrokerScheme.of(server).isTls()
            ? connect.access().tls().map(Supplier::get)
            : Optional.empty();
    if (BrokerScheme.of(server).isWebSocket()) {
      return new WebSocketTransport(server, connect.within(), route, tls);
    }
    return new TcpSocketTransport(
        server,
        BrokerScheme.port(server),
        connect.within(),
        route,
        BrokerScheme.of(server).isTls()
            ? Optional.of(tls.map(SSLContext::getSocketFactory).orElseGet(PahoDialer::platformTls))
            : Optional.empty());
  }

  private static SSLSocketFactory platformTls() {
    return (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  @Override
  public Future<Void> close() {
    // Connections that were given up are freed on the worker: it ends after them.
    return worker.run(() -> true).transform(_ -> worker.close());
  }

  private static MqttConnectionOptions options(Connect connect) {
    var options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setKeepAliveInterval((int) connect.keepAlive().toSeconds());
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    options.setMaximumPacketSize(PayloadLimits.STANDARD.bytes() + PACKET_OVERHEAD);
    options.setWill(connect.will().topic(), message(connect.will()));
    connect
        .access()
        .credentials()
        .ifPresent(
            credentials -> {
              options.setUserName(credentials.user());
              options.setPassword(credentials.password().getBytes(StandardCharsets.UTF_8));
            });
    return options;
  }

  static MqttMessage message(Message message) {
    var paho = new MqttMessage(message.payload().toByteArray());
    paho.setQos(message.qos());
    paho.setRetained(false);
    return paho;
  }

  /** Paho is told an address that it knows how to read; where it leads is the wire's matter. */
  private static String pahoUri(URI server) {
    return (BrokerScheme.of(server).isTls() ? "ssl://" : "tcp://")
        + server.getHost()
        + ":"
        + BrokerScheme.port(server);
  }
}
