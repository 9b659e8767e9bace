package fr.teleguichet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.teleguichet.broker.tls.HiveMqKeyStoreWriter;
import fr.teleguichet.broker.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BrokerOptionsTest {
  private static final Path FOLDER = Path.of("/var/lib/broker");
  private static final Path READY = Path.of("/run/broker.ready");
  private static final TlsFiles FILES =
      new TlsFiles(Path.of("c"), Path.of("k"), Path.of("a"), Path.of("r"));
  private static final HiveMqKeyStoreWriter STORES =
      new HiveMqKeyStoreWriter(FOLDER, new SecureRandom());
  private static final ListenerPorts BOTH =
      new ListenerPorts(
          Optional.of(new ListenerPorts.Tls("192.0.2.1", 4711, Optional.of(4713))),
          Optional.of(4712));

  @Test
  void theConfigurationSaysWhatTheOptionsSay() {
    assertThat(HiveMqConfiguration.xml(BOTH, 65_536, STORES).replaceAll("\\s+", ""))
        .contains("<port>4711</port><bind-address>192.0.2.1</bind-address><tls>")
        .contains(
            "<tls-websocket-listener><port>4713</port><bind-address>192.0.2.1</bind-address>"
                + "<path>/mqtt</path><subprotocols><subprotocol>mqtt</subprotocol></subprotocols>"
                + "<tls>")
        .contains("<port>4712</port><bind-address>127.0.0.1</bind-address></tcp-listener>")
        .contains("<client-authentication-mode>REQUIRED</client-authentication-mode>")
        .contains("<protocols><protocol>TLSv1.3</protocol></protocols>")
        .contains("<max-packet-size>65536</max-packet-size>");
  }

  @Test
  void thereIsNoPlainListenerUnlessItIsAskedFor() {
    ListenerPorts listeners =
        new ListenerPorts(
            Optional.of(new ListenerPorts.Tls("127.0.0.1", 4711, Optional.empty())),
            Optional.empty());

    assertThat(HiveMqConfiguration.xml(listeners, 65_536, STORES))
        .contains("<tls-tcp-listener>")
        .doesNotContain("<tcp-listener>", "websocket");
  }

  @Test
  void nothingIsKeptOnDiskAndNothingIsReportedToAnybody() {
    assertThat(HiveMqConfiguration.xml(BOTH, 65_536, STORES).replaceAll("\\s+", ""))
        .contains("<persistence><mode>in-memory</mode></persistence>")
        .contains(
            "<anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>");
  }

  @Test
  void onlyTheOwnerReadsTheConfigurationBecauseItHoldsAPassword(@TempDir Path folder)
      throws IOException {
    HiveMqConfiguration.write(folder, "<hivemq/>");
    HiveMqConfiguration.write(folder, "<hivemq/>");

    assertThat(Files.getPosixFilePermissions(folder.resolve("config.xml")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @ParameterizedTest
  @CsvSource({"'',8883,--bind", "<x>,8883,--bind", "127.0.0.1,-1,--port", "127.0.0.1,65536,--port"})
  void aWrongOptionOfTheTlsListenerIsNamed(String address, int port, String option) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrokerOptions.Tls(address, port, Optional.empty(), FILES))
        .withMessageStartingWith(option);
  }

  @Test
  void aWrongPortOfTheWebSocketIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrokerOptions.Tls("::1", 8883, Optional.of(65_536), FILES))
        .withMessageStartingWith("--websocket-port");
  }

  @ParameterizedTest
  @CsvSource({
    "-1,65536,--plain-port",
    "65536,65536,--plain-port",
    "1883,1023,--max-packet-bytes",
    "1883,16777217,--max-packet-bytes",
  })
  void aWrongOptionIsNamed(int plainPort, int maxPacketBytes, String option) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BrokerOptions(
                    Optional.empty(), Optional.of(plainPort), FOLDER, maxPacketBytes, READY))
        .withMessageStartingWith(option);
  }

  @Test
  void aBrokerThatListensNowhereIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new BrokerOptions(Optional.empty(), Optional.empty(), FOLDER, 65_536, READY))
        .withMessageContaining("--tls-certificate")
        .withMessageContaining("--plain-port");
  }

  @Test
  void theReadyFileReplacesAnOlderOne(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ready");
    ListenerPorts plain = new ListenerPorts(Optional.empty(), Optional.of(1883));
    new ReadyFile(1, Instant.EPOCH, plain).write(file);

    new ReadyFile(42, Instant.parse("2026-11-24T08:00:00Z"), BOTH).write(file);

    assertThat(file)
        .hasContent(
            """
            pid=42
            started=2026-11-24T08:00:00Z
            address=192.0.2.1
            port=4711
            websocket-port=4713
            plain-port=4712
            """);
    assertThat(folder).isDirectoryContaining("glob:**ready").isDirectoryNotContaining("glob:**new");
  }
}
