package fr.teleguichet.fleet.mqtt.link;

import com.google.protobuf.ByteString;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.wire.WirePayload;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a client sent, in plain values; read by Netty and not by the client's own library. */
sealed interface MqttPacket {

  /** MQTT 5.0, section 3.1. */
  record Connect(
      int version,
      boolean cleanStart,
      @Nullable Integer sessionExpiry,
      int keepAlive,
      @Nullable String username,
      @Nullable Publish will)
      implements MqttPacket {}

  /** Section 3.3; also stands for a will. */
  record Publish(String topic, ByteString bytes, int qos, boolean retained) implements MqttPacket {

    String text() {
      return bytes.toStringUtf8();
    }

    /** The host's state in it. */
    HostState state() {
      return HostState.decode(bytes.toByteArray())
          .orElseThrow(() -> new AssertionError("no state on " + topic + ": " + text()));
    }

    /** The Sparkplug payload in it, by the generated classes. */
    WirePayload payload() {
      try {
        return WirePayload.parseFrom(bytes);
      } catch (com.google.protobuf.InvalidProtocolBufferException e) {
        throw new AssertionError("no Sparkplug payload on " + topic, e);
      }
    }

    List<String> parts() {
      return List.of(topic.split("/", -1));
    }
  }

  /** Section 3.8. */
  record Subscribe(Map<String, Integer> filters) implements MqttPacket {}

  /** Section 3.14. */
  record Disconnect(int reason) implements MqttPacket {}

  /** Reads one client's packets, topic aliases resolved. */
  final class Reader {

    private final Map<Integer, String> aliases = new HashMap<>();

    /** The packet, or nothing when it only acknowledges or keeps alive. */
    Optional<MqttPacket> read(MqttMessage message) {
      return switch (message) {
        case MqttConnectMessage connect -> Optional.of(connect(connect));
        case MqttSubscribeMessage subscribe -> Optional.of(subscribe(subscribe));
        case MqttPublishMessage publish -> Optional.of(publish(publish));
        case MqttMessage other
            when other.fixedHeader().messageType() == MqttMessageType.DISCONNECT ->
            Optional.of(disconnect(other));
        default -> Optional.empty();
      };
    }

    private static Connect connect(MqttConnectMessage connect) {
      var header = connect.variableHeader();
      var payload = connect.payload();
      Publish will =
          header.isWillFlag()
              ? new Publish(
                  payload.willTopic(),
                  ByteString.copyFrom(payload.willMessageInBytes()),
                  header.willQos(),
                  header.isWillRetain())
              : null;
      return new Connect(
          header.version(),
          header.isCleanSession(),
          number(header.properties(), MqttProperties.SESSION_EXPIRY_INTERVAL),
          header.keepAliveTimeSeconds(),
          header.hasUserName() ? payload.userName() : null,
          will);
    }

    private static Subscribe subscribe(MqttSubscribeMessage subscribe) {
      return new Subscribe(
          subscribe.payload().topicSubscriptions().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      it -> it.topicFilter(), it -> it.qualityOfService().value())));
    }

    private Publish publish(MqttPublishMessage publish) {
      String topic = publish.variableHeader().topicName();
      Integer alias = number(publish.variableHeader().properties(), MqttProperties.TOPIC_ALIAS);
      if (alias != null && topic.isEmpty()) {
        topic = aliases.getOrDefault(alias, "");
      } else if (alias != null) {
        aliases.put(alias, topic);
      }
      return new Publish(
          topic,
          ByteString.copyFrom(ByteBufUtil.getBytes(publish.payload())),
          publish.fixedHeader().qosLevel().value(),
          publish.fixedHeader().isRetain());
    }

    private static Disconnect disconnect(MqttMessage message) {
      return new Disconnect(
          message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header
              ? header.reasonCode()
              : 0);
    }

    private static @Nullable Integer number(MqttProperties properties, int id) {
      return properties.getProperty(id) instanceof MqttProperties.IntegerProperty property
          ? property.value()
          : null;
    }
  }
}
