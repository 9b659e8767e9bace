package fr.teleguichet.edge.link;

import com.google.protobuf.ByteString;
import fr.teleguichet.edge.link.LinkState.Contact;
import fr.teleguichet.edge.link.MqttDialer.Connection;
import fr.teleguichet.edge.link.MqttDialer.Message;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.SequenceNumber;
import fr.teleguichet.hardware.protocol.Topic.DeviceMessage;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stay with an MQTT server: the only place that gives out sequence numbers and sends, so that
 * their order is the order on the wire.
 */
final class SparkplugSession {

  /** QoS 0 messages that may wait for the network before the connection counts as stuck. */
  private static final int MAX_BACKLOG = 2_000;

  private final NodeAddress address;
  private final Contact contact;
  private final Connection connection;
  private final LinkContext world;
  private final Consumer<String> onFailure;
  private final LinkCounters counters;
  private int seq;
  private int backlog;
  private boolean born;
  private boolean held;
  private HostWatch.@Nullable Verdict hostSeen;

  SparkplugSession(
      NodeAddress address,
      Contact contact,
      Connection connection,
      LinkContext world,
      LinkCounters counters,
      Consumer<String> onFailure) {
    this.address = address;
    this.contact = contact;
    this.connection = connection;
    this.world = world;
    this.counters = counters;
    this.onFailure = onFailure;
  }

  /** The will of a CONNECT, and what is published before a DISCONNECT. */
  static Message death(NodeAddress address, int bdSeq, long now) {
    var payload = new Payload(now, null, List.of(AliasCatalogue.bdSeqAtDeath(bdSeq, now)));
    return new Message(TopicCodec.of(address, NodeMessage.NDEATH), bytes(payload), 1);
  }

  Contact contact() {
    return contact;
  }

  Connection connection() {
    return connection;
  }

  /** What the primary host last said on this connection; null when nothing yet. */
  HostWatch.@Nullable Verdict hostSeen() {
    return hostSeen;
  }

  void hostSeen(HostWatch.Verdict verdict) {
    hostSeen = verdict;
  }

  /** Whether data may be sent: after the births, and while no new ones are asked for. */
  boolean mayReport() {
    return born && !held;
  }

  /** Stops data until the next births. */
  void hold() {
    held = true;
  }

  /** Sends the node's birth; numbers start again. */
  void nodeBirth(List<Metric> metrics) {
    seq = 0;
    born = true;
    held = true;
    send(TopicCodec.of(address, NodeMessage.NBIRTH), metrics);
  }

  /** The births are out: data may follow. */
  void birthsDone() {
    held = false;
  }

  void nodeData(List<Metric> metrics) {
    requireReporting();
    send(TopicCodec.of(address, NodeMessage.NDATA), metrics);
  }

  void deviceBirth(String device, List<Metric> metrics) {
    requireBorn();
    send(TopicCodec.of(address, device, DeviceMessage.DBIRTH), metrics);
  }

  void deviceData(String device, List<Metric> metrics) {
    requireReporting();
    send(TopicCodec.of(address, device, DeviceMessage.DDATA), metrics);
  }

  void deviceDeath(String device, List<Metric> metrics) {
    requireBorn();
    send(TopicCodec.of(address, device, DeviceMessage.DDEATH), metrics);
  }

  /**
   * Completes once the server has read all that was sent before, by asking again for a subscription
   * that stands already: the server takes packets in their order.
   */
  Future<Void> barrier() {
    return connection.subscribe(List.of(TopicCodec.of(address, NodeMessage.NCMD)));
  }

  /** Publishes the death certificate and disconnects; never fails. */
  Future<Void> sayGoodbye() {
    born = false;
    return connection
        .publish(death(address, contact.bdSeq(), world.now()))
        .transform(_ -> connection.disconnect())
        .otherwiseEmpty();
  }

  private void requireBorn() {
    if (!born) {
      throw new IllegalStateException("nothing may be sent before the node's birth");
    }
  }

  private void requireReporting() {
    if (!mayReport()) {
      throw new IllegalStateException("no data may be sent before all births");
    }
  }

  private void send(String topic, List<Metric> metrics) {
    var payload = new Payload(world.now(), seq, metrics);
    seq = SequenceNumber.after(seq);
    counters.sent();
    backlog++;
    if (backlog > MAX_BACKLOG) {
      onFailure.accept("the network does not take what is sent");
      return;
    }
    connection
        .publish(new Message(topic, bytes(payload), 0))
        .onComplete(
            sent -> {
              backlog--;
              if (sent.failed()) {
                onFailure.accept("sending failed: " + sent.cause().getMessage());
              }
            });
  }

  private static ByteString bytes(Payload payload) {
    return ByteString.copyFrom(PayloadEncoder.encode(payload));
  }
}
