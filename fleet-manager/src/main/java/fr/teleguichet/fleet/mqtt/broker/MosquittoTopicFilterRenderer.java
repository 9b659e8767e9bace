package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each kiosk may subscribe to, filter by filter, as Mosquitto's dynamic security plugin reads
 * it at its start. The access list is asked when a message is delivered, and grants every filter;
 * the plugin refuses what is not named here, and Mosquitto keeps nothing of it.
 *
 * <p>All other rights stay with the access list, and so does whoever is not named.
 */
final class MosquittoTopicFilterRenderer {

  private MosquittoTopicFilterRenderer() {}

  static String json(String hostId, Collection<NodeAddress> kiosks) {
    return """
    {"defaultACLAccess":{"publishClientSend":false,"publishClientReceive":false,"subscribe":false,"unsubscribe":true},
    "groups":[],
    "clients":[
    %s
    ],
    "roles":[
    %s
    ]}
    """
        .formatted(
            joined(
                MosquittoConfigRenderer.sorted(kiosks.stream())
                    .map(MosquittoTopicFilterRenderer::client)),
            joined(
                MosquittoConfigRenderer.sorted(kiosks.stream()).map(kiosk -> role(hostId, kiosk))));
  }

  private static String client(NodeAddress kiosk) {
    return "{\"username\":\"%s\",\"roles\":[{\"rolename\":\"%s\"}]}"
        .formatted(MosquittoConfigRenderer.user(kiosk), kiosk);
  }

  private static String role(String hostId, NodeAddress kiosk) {
    Stream<String> allowed =
        filters(hostId, kiosk).map(filter -> acl("subscribeLiteral", filter, true));
    Stream<String> rest = Stream.of(acl("subscribePattern", "#", false));
    return "{\"rolename\":\"%s\",\"acls\":[\n%s\n]}"
        .formatted(kiosk, joined(Stream.concat(allowed, rest)));
  }

  /** What our agent, Eclipse Tahu and the Sparkplug TCK need, as at the embedded broker. */
  private static Stream<String> filters(String hostId, NodeAddress kiosk) {
    String node = "spBv1.0/" + kiosk.group() + "/NCMD/" + kiosk.node();
    String devices = "spBv1.0/" + kiosk.group() + "/DCMD/" + kiosk.node();
    return Stream.concat(
        Stream.of(
            node,
            node + "/#",
            devices,
            devices + "/+",
            devices + "/#",
            "spBv1.0/" + kiosk.group() + "/NDEATH/" + kiosk.node(),
            "spBv1.0/STATE/" + hostId,
            "spBv1.0/STATE/+",
            "spBv1.0/STATE/#"),
        Arrays.stream(Peripheral.values()).map(device -> devices + "/" + device.deviceId()));
  }

  private static String acl(String type, String topic, boolean allow) {
    return "{\"acltype\":\"%s\",\"topic\":\"%s\",\"allow\":%s}".formatted(type, topic, allow);
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining(",\n"));
  }
}
