package fr.teleguichet.swarm.wire;

import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubAckMessage;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.time.Duration;
import java.util.List;

/** The rare MQTT 5 packets of a client, built for Netty's encoder. */
public final class MqttPackets {

  private MqttPackets() {}

  /** A CONNECT that starts clean, with a will of QoS 1 that is not retained. */
  public static MqttMessage connect(
      String clientId, Duration keepAlive, String willTopic, byte[] will) {
    return MqttMessageBuilders.connect()
        .protocolVersion(MqttVersion.MQTT_5)
        .clientId(clientId)
        .cleanSession(true)
        .keepAlive(Math.toIntExact(keepAlive.toSeconds()))
        .willFlag(true)
        .willQoS(MqttQoS.AT_LEAST_ONCE)
        .willRetain(false)
        .willTopic(willTopic)
        .willMessage(will)
        .build();
  }

  /** A CONNECT that starts clean, without a will. */
  public static MqttMessage connect(String clientId, Duration keepAlive) {
    return MqttMessageBuilders.connect()
        .protocolVersion(MqttVersion.MQTT_5)
        .clientId(clientId)
        .cleanSession(true)
        .keepAlive(Math.toIntExact(keepAlive.toSeconds()))
        .build();
  }

  /** A SUBSCRIBE to these filters. */
  public static MqttMessage subscribe(int packetId, MqttQoS qos, List<String> filters) {
    var subscribe = MqttMessageBuilders.subscribe().messageId(packetId);
    filters.forEach(filter -> subscribe.addSubscription(qos, filter));
    return subscribe.build();
  }

  /** The answer to a PUBLISH of QoS 1. */
  public static MqttMessage acknowledge(int packetId) {
    var header = header(MqttMessageType.PUBACK);
    return new MqttPubAckMessage(
        header,
        new MqttPubReplyMessageVariableHeader(packetId, (byte) 0, MqttProperties.NO_PROPERTIES));
  }

  /** A PINGREQ. */
  public static MqttMessage ping() {
    return new MqttMessage(header(MqttMessageType.PINGREQ));
  }

  /** A normal DISCONNECT, after which the broker forgets the will. */
  public static MqttMessage disconnect() {
    return new MqttMessage(
        header(MqttMessageType.DISCONNECT),
        new MqttReasonCodeAndPropertiesVariableHeader((byte) 0, MqttProperties.NO_PROPERTIES));
  }

  private static MqttFixedHeader header(MqttMessageType type) {
    return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
  }
}
