package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.swarm.figures.Fault;
import fr.teleguichet.swarm.wire.Packets;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;

/** Sorts the packets that the broker sends to a kiosk. */
final class Reception {

  private static final int FIRST_FAILURE = 0x80;

  private final Connection connection;
  private final Kiosk kiosk;

  Reception(Connection connection, Kiosk kiosk) {
    this.connection = connection;
    this.kiosk = kiosk;
  }

  void receive(Line line, MqttMessage message, long now) {
    switch (message.fixedHeader().messageType()) {
      case CONNACK -> connected((MqttConnAckMessage) message);
      case SUBACK -> subscribed((MqttSubAckMessage) message);
      case PUBLISH -> published(line, (MqttPublishMessage) message, now);
      case PINGRESP -> line.pingAnswered();
      case DISCONNECT ->
          connection.abandon(Fault.THROWN_OUT, "DISCONNECT with reason code " + reason(message));
      // The answer to the death certificate of an orderly farewell.
      case PUBACK -> {}
      case CONNECT, PUBREC, PUBREL, PUBCOMP, SUBSCRIBE, UNSUBSCRIBE, UNSUBACK, PINGREQ, AUTH ->
          connection.abandon(
              Fault.UNREADABLE, "the broker sent a " + message.fixedHeader().messageType());
    }
  }

  private void connected(MqttConnAckMessage message) {
    MqttConnectReturnCode code = message.variableHeader().connectReturnCode();
    if (code == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
      connection.onAccepted();
    } else {
      connection.abandon(Fault.CONNECT_REFUSED, "the broker answered CONNECT with " + code);
    }
  }

  private void subscribed(MqttSubAckMessage message) {
    var codes = message.payload().reasonCodes();
    if (codes.stream().allMatch(code -> code < FIRST_FAILURE)) {
      connection.onSubscribed();
    } else {
      connection.abandon(
          Fault.SUBSCRIBE_REFUSED, "the broker answered SUBSCRIBE with the codes " + codes);
    }
  }

  private void published(Line line, MqttPublishMessage message, long now) {
    if (message.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
      line.send(Packets.acknowledge(message.variableHeader().packetId()), now);
    }
    kiosk.onHeard(Ear.hear(message));
  }

  private static int reason(MqttMessage message) {
    return message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header
        ? header.reasonCode() & 0xFF
        : 0;
  }
}
