package fr.teleguichet.edge.link;

import fr.teleguichet.hardware.network.BrokerScheme;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.TopicCodec;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * With whom the kiosk speaks, and how.
 *
 * @param address the kiosk's place on the wire
 * @param servers the MQTT servers, tried in this order, one at a time: {@code mqtt://host:port} or
 *     {@code mqtts://host:port}, or in a WebSocket {@code wss://host:port/path}
 * @param primaryHost the host application to wait for before births (Sparkplug 3.0.0, section 5.4);
 *     empty to be born at once
 * @param access how the kiosk proves who it is
 * @param pace the connection's times
 * @param flow how much is sent and kept
 */
public record LinkSettings(
    NodeAddress address,
    List<URI> servers,
    Optional<String> primaryHost,
    BrokerCredentials access,
    LinkTimings pace,
    FlowLimits flow) {

  public LinkSettings {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("the link needs at least one MQTT server");
    }
    servers.forEach(LinkSettings::requireServer);
    // Building the topic refuses an id that can't stand in one.
    var _ = primaryHost.map(TopicCodec::ofHost);
  }

  private static void requireServer(URI server) {
    if (!BrokerScheme.isBroker(server)) {
      throw new IllegalArgumentException(
          "the MQTT server \""
              + server
              + "\" must look like mqtts://host:port, mqtt://host:port or wss://host/mqtt");
    }
  }

  /** A link without primary host, without credentials, at the standard pace. */
  public static LinkSettings of(NodeAddress address, List<URI> servers) {
    return new LinkSettings(
        address,
        servers,
        Optional.empty(),
        BrokerCredentials.ANONYMOUS,
        LinkTimings.STANDARD,
        FlowLimits.STANDARD);
  }

  /** The same, waiting for this host application. */
  public LinkSettings withPrimaryHost(String hostId) {
    return new LinkSettings(address, servers, Optional.of(hostId), access, pace, flow);
  }

  /** The same, with this proof of identity. */
  public LinkSettings with(BrokerCredentials newAccess) {
    return new LinkSettings(address, servers, primaryHost, newAccess, pace, flow);
  }

  /** The same, with these amounts. */
  public LinkSettings with(FlowLimits newFlow) {
    return new LinkSettings(address, servers, primaryHost, access, pace, newFlow);
  }
}
