package fr.teleguichet.broker;

import fr.teleguichet.broker.tls.HiveMqKeyStoreWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes HiveMQ's configuration file: the listeners, nothing kept on disk, firm limits. */
final class HiveMqConfiguration {
  /**
   * HiveMQ reads QoS 0 messages faster than it hands them on and keeps the rest on the heap without
   * a limit. Beyond this rate it stops reading and TCP holds the publishers back. Records wait in
   * the same line: the rate is some 1.7 times what 40,000 reports a second need.
   */
  private static final int INCOMING_BYTES_PER_SECOND = 24_000_000;

  /** MQTT 5.0, section 6.0: the protocol's name; the path is everybody's custom. */
  private static final String WEB_SOCKET =
      """
            <path>/mqtt</path>
            <subprotocols>
              <subprotocol>mqtt</subprotocol>
            </subprotocols>
      """;

  private HiveMqConfiguration() {}

  /** The file holds the key stores' password, so only the owner reads it. */
  static void write(Path folder, String xml) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("config.xml");
    Files.deleteIfExists(file);
    Path _ =
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, xml);
  }

  static String xml(ListenerPorts listeners, int maxPacketBytes, HiveMqKeyStoreWriter stores) {
    return """
    <?xml version="1.0"?>
    <hivemq>
      <listeners>
    %s%s  </listeners>
      <mqtt>
        <queued-messages>
          <max-queue-size>1000</max-queue-size>
          <strategy>discard-oldest</strategy>
        </queued-messages>
        <session-expiry>
          <max-interval>0</max-interval>
        </session-expiry>
        <message-expiry>
          <max-interval>86400</max-interval>
        </message-expiry>
        <keep-alive>
          <max-keep-alive>300</max-keep-alive>
          <allow-unlimited>false</allow-unlimited>
        </keep-alive>
        <packets>
          <max-packet-size>%d</max-packet-size>
        </packets>
        <receive-maximum>
          <server-receive-maximum>100</server-receive-maximum>
        </receive-maximum>
      </mqtt>
      <restrictions>
        <max-connections>50000</max-connections>
        <max-client-id-length>256</max-client-id-length>
        <max-topic-length>512</max-topic-length>
        <no-connect-idle-timeout>10000</no-connect-idle-timeout>
        <incoming-bandwidth-throttling>%d</incoming-bandwidth-throttling>
      </restrictions>
      <persistence>
        <mode>in-memory</mode>
      </persistence>
      <anonymous-usage-statistics>
        <enabled>false</enabled>
      </anonymous-usage-statistics>
    </hivemq>
    """
        .formatted(
            listeners.plainPort().map(HiveMqConfiguration::plain).orElse(""),
            listeners.tls().map(listener -> tls(listener, stores)).orElse(""),
            maxPacketBytes,
            INCOMING_BYTES_PER_SECOND);
  }

  private static String plain(int port) {
    return """
        <tcp-listener>
          <port>%d</port>
          <bind-address>%s</bind-address>
        </tcp-listener>
    """
        .formatted(port, BrokerOptions.PLAIN_ADDRESS);
  }

  private static String tls(ListenerPorts.Tls listener, HiveMqKeyStoreWriter stores) {
    String secured = secured(stores);
    return tls("tls-tcp-listener", listener.port(), listener.address(), "", secured)
        + listener
            .webSocketPort()
            .map(
                port ->
                    tls("tls-websocket-listener", port, listener.address(), WEB_SOCKET, secured))
            .orElse("");
  }

  private static String tls(String kind, int port, String address, String more, String secured) {
    return """
        <%1$s>
          <port>%2$d</port>
          <bind-address>%3$s</bind-address>
    %4$s%5$s    </%1$s>
    """
        .formatted(kind, port, address, more, secured);
  }

  private static String secured(HiveMqKeyStoreWriter stores) {
    return """
          <tls>
            <protocols>
              <protocol>TLSv1.3</protocol>
            </protocols>
            <client-authentication-mode>REQUIRED</client-authentication-mode>
            <handshake-timeout>10000</handshake-timeout>
            <keystore>
              <path>%s</path>
              <password>%s</password>
              <private-key-password>%s</private-key-password>
            </keystore>
            <truststore>
              <path>%s</path>
              <password>%s</password>
            </truststore>
          </tls>
    """
        .formatted(
            stores.identity(),
            stores.password(),
            stores.password(),
            stores.authorities(),
            stores.password());
  }
}
