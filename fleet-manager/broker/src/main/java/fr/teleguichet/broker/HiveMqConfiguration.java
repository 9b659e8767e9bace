package fr.teleguichet.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes HiveMQ's configuration file: one loopback listener, nothing on disk, firm limits. */
final class HiveMqConfiguration {
  /**
   * HiveMQ reads QoS 0 messages faster than it hands them on and keeps the rest on the heap without
   * a limit. Beyond this rate it stops reading and TCP holds the publishers back.
   */
  private static final int INCOMING_BYTES_PER_SECOND = 16_000_000;

  private HiveMqConfiguration() {}

  static void write(Path folder, BrokerOptions options, int port) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.xml"), xml(options, port));
  }

  static String xml(BrokerOptions options, int port) {
    return """
    <?xml version="1.0"?>
    <hivemq>
      <listeners>
        <tcp-listener>
          <port>%d</port>
          <bind-address>%s</bind-address>
        </tcp-listener>
      </listeners>
      <mqtt>
        <queued-messages>
          <max-queue-size>1000</max-queue-size>
          <strategy>discard-oldest</strategy>
        </queued-messages>
        <session-expiry>
          <max-interval>86400</max-interval>
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
            port, options.bindAddress(), options.maxPacketBytes(), INCOMING_BYTES_PER_SECOND);
  }
}
