package fr.teleguichet.edge.link;

import com.google.protobuf.ByteString;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The wires: makes MQTT 5 connections and knows nothing of Sparkplug. Everything is called, and
 * calls back, on the loop.
 */
interface MqttDialer {

  /** Begins to connect; the result tells of success or failure. */
  Connection dial(Connect connect, Events events);

  /** Lets go of threads; no connection is made after this. */
  Future<Void> close();

  /**
   * A CONNECT packet with clean start, session expiry 0 and a will of QoS 1 that is not retained.
   *
   * @param server where to
   * @param clientId the MQTT client id
   * @param keepAlive the keep-alive
   * @param within how long the network may take
   * @param will the last will
   * @param access the proof of identity
   */
  record Connect(
      URI server,
      String clientId,
      Duration keepAlive,
      Duration within,
      Message will,
      BrokerCredentials access) {}

  /** A message that is not retained. */
  record Message(String topic, ByteString payload, int qos) {}

  /** Told by the connection, never after {@link Connection#abandon} or {@link Events#lost}. */
  interface Events {
    void arrived(String topic, ByteString payload);

    void lost(String cause);
  }

  /** A connection, or the making of one. */
  interface Connection {
    /** Completes once the server accepted, fails when it did not or can't be reached. */
    Future<Void> established();

    /** Subscribes with QoS 1; fails with the server's reason when it refuses a single filter. */
    Future<Void> subscribe(List<String> filters);

    /** Sends; completes when the bytes are with the network, or with QoS 1 when acknowledged. */
    Future<Void> publish(Message message);

    /** Sends DISCONNECT with reason 0x04 (disconnect with will message); never fails. */
    Future<Void> disconnect();

    /**
     * Drops the connection without a word.
     *
     * @return whether CONNECT was not sent, and is not sent any more
     */
    boolean abandon();
  }
}
