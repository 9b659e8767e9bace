package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.HostState;
import fr.teleguichet.hardware.protocol.PayloadDecoder;
import fr.teleguichet.hardware.protocol.PayloadDecodingResult;
import fr.teleguichet.hardware.protocol.PayloadLimits;
import fr.teleguichet.hardware.protocol.Topic;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.List;

/** Understands the messages that a kiosk subscribes to. */
final class CommandReceiver {

  private static final PayloadDecoder DECODER = new PayloadDecoder(PayloadLimits.STANDARD);

  private CommandReceiver() {}

  /** What a message says. */
  sealed interface Heard {
    /** The fleet manager's commands to the kiosk itself. */
    record Commands(List<FleetCommand> commands) implements Heard {}

    /** A command to one of its devices, none of which a simulated device obeys. */
    record DeviceCommand() implements Heard {}

    /** The host application came or went. */
    record Host(HostState state) implements Heard {}

    /** Nothing that a kiosk can read. */
    record Unreadable(String detail) implements Heard {}
  }

  static Heard hear(MqttPublishMessage message) {
    String topic = message.variableHeader().topicName();
    byte[] payload = ByteBufUtil.getBytes(message.payload());
    return TopicCodec.parse(topic)
        .map(parsed -> hear(parsed, payload))
        .orElseGet(() -> new Heard.Unreadable("a message on the topic " + topic));
  }

  private static Heard hear(Topic topic, byte[] payload) {
    return switch (topic) {
      case Topic.OfHost(String hostId) ->
          HostState.decode(payload)
              .<Heard>map(Heard.Host::new)
              .orElseGet(() -> new Heard.Unreadable("the state of the host " + hostId));
      case Topic.OfNode(_, NodeMessage message) when message == NodeMessage.NCMD ->
          commands(payload);
      case Topic.OfDevice _ -> new Heard.DeviceCommand();
      case Topic.OfNode node -> new Heard.Unreadable("a message for hosts: " + node);
    };
  }

  private static Heard commands(byte[] payload) {
    return switch (DECODER.decode(payload)) {
      case PayloadDecodingResult.Decoded(var content, _) ->
          new Heard.Commands(FleetCommand.decode(content));
      case PayloadDecodingResult.Refused(_, String detail) ->
          new Heard.Unreadable("a command: " + detail);
    };
  }
}
