package fr.teleguichet.hardware.protocol;

import fr.teleguichet.hardware.protocol.Topic.DeviceMessage;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import java.util.List;
import java.util.Optional;

/** The only place that builds and parses Sparkplug topics. */
public final class TopicCodec {

  /** What a host application subscribes to, literally so (Sparkplug 3.0.0, section 5.7). */
  public static final String EVERYTHING = "spBv1.0/#";

  private static final String NAMESPACE = "spBv1.0";
  private static final String STATE = "STATE";

  private TopicCodec() {}

  /** The topic as a string. */
  public static String format(Topic topic) {
    return switch (topic) {
      case Topic.OfNode(NodeAddress node, NodeMessage message) ->
          String.join("/", NAMESPACE, node.group(), message.name(), node.node());
      case Topic.OfDevice(NodeAddress node, String device, DeviceMessage message) ->
          String.join("/", NAMESPACE, node.group(), message.name(), node.node(), device);
      case Topic.OfHost(String hostId) -> String.join("/", NAMESPACE, STATE, hostId);
    };
  }

  /** The topic of a node's message. */
  public static String of(NodeAddress node, NodeMessage message) {
    return format(new Topic.OfNode(node, message));
  }

  /** The topic of a device's message. */
  public static String of(NodeAddress node, String device, DeviceMessage message) {
    return format(new Topic.OfDevice(node, device, message));
  }

  /** The topic of a host application's state. */
  public static String ofHost(String hostId) {
    return format(new Topic.OfHost(hostId));
  }

  /** What a node subscribes to for commands to its devices. */
  public static String deviceCommandsOf(NodeAddress node) {
    return String.join("/", NAMESPACE, node.group(), DeviceMessage.DCMD.name(), node.node(), "+");
  }

  /** Reads a topic; nothing when it is none of Sparkplug's. */
  public static Optional<Topic> parse(String topic) {
    if (topic.length() > 4 * NodeAddress.MAX_PART_LENGTH) {
      return Optional.empty();
    }
    List<String> parts = List.of(topic.split("/", -1));
    boolean wellFormed =
        parts.size() >= 3
            && parts.getFirst().equals(NAMESPACE)
            && parts.stream().allMatch(NodeAddress::isTopicPart);
    return wellFormed ? parseParts(parts) : Optional.empty();
  }

  private static Optional<Topic> parseParts(List<String> parts) {
    if (parts.get(1).equals(STATE)) {
      return parts.size() == 3 ? Optional.of(new Topic.OfHost(parts.get(2))) : Optional.empty();
    }
    return switch (parts.size()) {
      case 4 -> parseNode(new NodeAddress(parts.get(1), parts.get(3)), parts.get(2));
      case 5 ->
          parseDevice(new NodeAddress(parts.get(1), parts.get(3)), parts.get(4), parts.get(2));
      default -> Optional.empty();
    };
  }

  private static Optional<Topic> parseNode(NodeAddress node, String message) {
    return switch (message) {
      case "NBIRTH" -> Optional.of(new Topic.OfNode(node, NodeMessage.NBIRTH));
      case "NDEATH" -> Optional.of(new Topic.OfNode(node, NodeMessage.NDEATH));
      case "NDATA" -> Optional.of(new Topic.OfNode(node, NodeMessage.NDATA));
      case "NCMD" -> Optional.of(new Topic.OfNode(node, NodeMessage.NCMD));
      default -> Optional.empty();
    };
  }

  private static Optional<Topic> parseDevice(NodeAddress node, String device, String message) {
    return switch (message) {
      case "DBIRTH" -> Optional.of(new Topic.OfDevice(node, device, DeviceMessage.DBIRTH));
      case "DDEATH" -> Optional.of(new Topic.OfDevice(node, device, DeviceMessage.DDEATH));
      case "DDATA" -> Optional.of(new Topic.OfDevice(node, device, DeviceMessage.DDATA));
      case "DCMD" -> Optional.of(new Topic.OfDevice(node, device, DeviceMessage.DCMD));
      default -> Optional.empty();
    };
  }
}
