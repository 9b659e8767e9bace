package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.fleet.platform.settings.ByteCount;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which MQTT broker to use.
 *
 * @param url {@value #EMBEDDED} or an MQTT address
 * @param host address on which the embedded broker listens for clients with certificates
 * @param port its port there, 0 for any free one
 * @param webSocketPort its port for MQTT in a WebSocket, empty for none
 * @param publicAddress where kiosks reach the broker when something stands in front
 * @param plain whether it also listens on this machine without TLS
 * @param plainPort its port for that, 0 for any free one
 * @param maxPacket largest MQTT packet the embedded broker accepts
 * @param memory heap of the embedded broker
 */
public record BrokerSettings(
    String url,
    String host,
    int port,
    Optional<Integer> webSocketPort,
    Optional<URI> publicAddress,
    boolean plain,
    int plainPort,
    ByteCount maxPacket,
    ByteCount memory) {
  static final String EMBEDDED = "embedded";

  static final Setting<String> URL =
      Setting.text(
          "fleet.broker.url",
          EMBEDDED,
          "`embedded` runs a broker as a child process; otherwise an address such as"
              + " `tcp://mqtt.example.org:1883` or `ssl://mqtt.example.org:8883`.");
  static final Setting<String> HOST =
      Setting.text(
          "fleet.broker.host",
          "127.0.0.1",
          "Address on which the embedded broker listens for kiosks; only this machine reaches the"
              + " default, `0.0.0.0` is reached by everybody and lets in who has a certificate.");
  static final Setting<Integer> PORT =
      Setting.whole(
          "fleet.broker.port",
          8883,
          0,
          65_535,
          "Port of the embedded broker for clients with certificates; 0 takes a free one and keeps"
              + " it.");
  static final Setting<Integer> WEB_SOCKET_PORT =
      Setting.whole(
          "fleet.broker.websocket-port",
          0,
          0,
          65_535,
          "Port on which the embedded broker also takes MQTT in a WebSocket, at the path /mqtt and"
              + " with the same certificates, for kiosks behind networks that let only HTTPS"
              + " through; 0 for none.");

  /** Where kiosks reach it. */
  public static final Setting<String> PUBLIC_ADDRESS =
      Setting.text(
          "fleet.broker.public-address",
          "",
          "Where kiosks reach the broker when something stands in front or it is an external one,"
              + " such as `mqtts://mqtt.fleet.example.org:443` or"
              + " `wss://ws.fleet.example.org/mqtt`: it stands in claims, and from there on the"
              + " cards that are prepared with them. Empty leaves kiosks port 8883 of the name by"
              + " which they enrol.");

  static final Setting<Boolean> PLAIN =
      Setting.flag(
          "fleet.broker.plain",
          false,
          "Let the embedded broker also listen on 127.0.0.1 without TLS: whoever is on this machine"
              + " may then speak in any kiosk's name, and nothing of it is refused or logged.");
  static final Setting<Integer> PLAIN_PORT =
      Setting.whole(
          "fleet.broker.plain-port",
          1883,
          0,
          65_535,
          "Port for that; 0 takes a free one and keeps it.");
  static final Setting<ByteCount> MAX_PACKET =
      Setting.bytes(
          "fleet.broker.max-packet",
          "256K",
          "Largest MQTT packet the embedded broker accepts, 1K to 16M.");
  static final Setting<ByteCount> MEMORY =
      Setting.bytes("fleet.broker.memory", "512M", "Heap of the embedded broker, at least 128M.");

  /** Every setting of the broker. */
  public static final List<Setting<?>> ALL =
      List.of(
          URL, HOST, PORT, WEB_SOCKET_PORT, PUBLIC_ADDRESS, PLAIN, PLAIN_PORT, MAX_PACKET, MEMORY);

  private static final long MIN_PACKET_LIMIT = 1L << 10;
  private static final long MAX_PACKET_LIMIT = 16L << 20;
  private static final long MIN_MEMORY = 128L << 20;

  public BrokerSettings {
    if (!url.equals(EMBEDDED) && !url.matches("(tcp|ssl)://[^/\\s@]+")) {
      throw URL.wrong(
          url, "give embedded or an address such as tcp://host:1883 or ssl://host:8883.");
    }
    if (!host.matches("[0-9A-Za-z.:%-]+")) {
      throw HOST.wrong(host, "give an address of this machine such as 0.0.0.0.");
    }
    if (maxPacket.bytes() < MIN_PACKET_LIMIT || maxPacket.bytes() > MAX_PACKET_LIMIT) {
      throw new SettingsException(
          MAX_PACKET.key() + " is " + maxPacket.bytes() + " bytes: give 1K to 16M.");
    }
    if (memory.bytes() < MIN_MEMORY) {
      throw new SettingsException(
          MEMORY.key() + " is " + memory.bytes() + " bytes: give at least 128M.");
    }
  }

  /** Takes the operator's values. */
  public static BrokerSettings from(Settings settings) {
    return new BrokerSettings(
        settings.get(URL),
        settings.get(HOST),
        settings.get(PORT),
        Optional.of(settings.get(WEB_SOCKET_PORT)).filter(port -> port > 0),
        publicAddress(settings.get(PUBLIC_ADDRESS)),
        settings.get(PLAIN),
        settings.get(PLAIN_PORT),
        settings.get(MAX_PACKET),
        settings.get(MEMORY));
  }

  private static Optional<URI> publicAddress(String text) {
    try {
      Optional<URI> address = Optional.of(text).filter(it -> !it.isEmpty()).map(URI::create);
      address.ifPresent(EnrolmentClaim::requireBroker);
      return address;
    } catch (IllegalArgumentException _) {
      throw PUBLIC_ADDRESS.wrong(
          text,
          "give an address such as mqtts://mqtt.fleet.example.org:443 or"
              + " wss://ws.fleet.example.org/mqtt.");
    }
  }

  /** Whether the manager runs the broker itself. */
  public boolean isEmbedded() {
    return url.equals(EMBEDDED);
  }
}
