package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.swarm.figures.RunFault;
import fr.teleguichet.swarm.wire.MqttPackets;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;

/** Sorts the packets that the broker sends to a kiosk. */
final class PacketDispatcher {

  private static final int FIRST_FAILURE = 0x80;

  private final KioskConnection connection;
  private final SimulatedKiosk kiosk;

  PacketDispatcher(KioskConnection connection, SimulatedKiosk kiosk) {
    this.connection = connection;
    this.kiosk = kiosk;
  }

  void receive(BrokerSocket line, MqttMessage message, long now) {
    switch (message.fixedHeader().messageType()) {
      case CONNACK -> connected((MqttConnAckMessage) message);
      case SUBACK -> subscribed((MqttSubAckMessage) message);
      case PUBLISH -> published(line, (MqttPublishMessage) message, now);
      case PINGRESP -> line.pingAnswered();
      case DISCONNECT ->
          connection.abandon(RunFault.THROWN_OUT, "DISCONNECT with reason code " + reason(message));
      // The answer to the death certificate of an orderly farewell.
      case PUBACK -> {}
      case CONNECT, PUBREC, PUBREL, PUBCOMP, SUBSCRIBE, UNSUBSCRIBE, UNSUBACK, PINGREQ, AUTH ->
          connection.abandon(
              RunFault.UNREADABLE, "the broker sent a " + message.fixedHeader().messageType());
    }
  }

  private void connected(MqttConnAckMessage message) {
    MqttConnectReturnCode code = message.variableHeader().connectReturnCode();
    if (code == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
      connection.onAccepted();
    } else {
      connection.abandon(RunFault.CONNECT_REFUSED, "the broker answered CONNECT with " + code);
    }
  }

  private void subscribed(MqttSubAckMessage message) {
    var codes = message.payload().reasonCodes();
    if (codes.stream().allMatch(code -> code < FIRST_FAILURE)) {
      connection.onSubscribed();
    } else {
      connection.abandon(
          RunFault.SUBSCRIBE_REFUSED, "the broker answered SUBSCRIBE with the codes " + codes);
    }
  }

  private void published(BrokerSocket line, MqttPublishMessage message, long now) {
    if (message.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
      line.send(MqttPackets.acknowledge(message.variableHeader().packetId()), now);
    }
    kiosk.onHeard(CommandReceiver.hear(message));
  }

  private static int reason(MqttMessage message) {
    return message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header
        ? header.reasonCode() & 0xFF
        : 0;
  }
}
