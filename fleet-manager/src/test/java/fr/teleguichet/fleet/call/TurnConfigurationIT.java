package fr.teleguichet.fleet.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.teleguichet.hardware.peer.Installed;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The coturn configuration that is shipped: whoever has a call's password reaches the Internet
 * through it, and no machine within, however its address is written.
 */
@Timeout(300)
@Tag("proof")
final class TurnConfigurationIT {

  private static final Path CONFIGURATION = Path.of("src/main/dist/turn/turnserver.conf");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String REFUSED = "403 (Forbidden IP)";

  /** What coturn's client says once it may send. */
  private static final String MAY_SEND = "start_mclient";

  @TempDir private Path folder = Path.of("");
  private int port;

  @SuppressWarnings("NullAway.Init") // JUnit calls start first.
  private Process server;

  @BeforeEach
  void start() throws Exception {
    Path program = Installed.program("turnserver", "coturn");
    port = Installed.freePort();
    List<String> lines = new ArrayList<>(Files.readAllLines(CONFIGURATION));
    lines.removeIf(it -> it.matches("(listening-port|cert|pkey|static-auth-secret)=.*"));
    lines.addAll(
        List.of(
            "listening-ip=127.0.0.1",
            "listening-port=" + port,
            "no-tls",
            "no-dtls",
            "relay-ip=127.0.0.1",
            "static-auth-secret=a secret",
            "userdb=" + folder.resolve("turn.db"),
            "pidfile=" + folder.resolve("turn.pid")));
    if (hasIpv6()) {
      lines.add("relay-ip=::1");
    }
    server =
        new ProcessBuilder(
                program.toString(),
                "-c",
                Files.write(folder.resolve("turnserver.conf"), lines).toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("turnserver.log").toFile())
            .start();
    await().atMost(PATIENCE).until(this::isListening);
  }

  @AfterEach
  void stop() throws Exception {
    server.destroyForcibly();
    assertThat(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean hasIpv6() throws IOException {
    return NetworkInterface.getByInetAddress(InetAddress.ofLiteral("::1")) != null;
  }

  @Test
  void theInternetIsReachedAndNoMachineWithin() throws Exception {
    assertThat(said("8.8.8.8")).contains(MAY_SEND);
    for (String within : List.of("127.0.0.1", "10.1.2.3", "192.168.1.1", "240.0.0.1")) {
      assertThat(said(within)).as(within).contains(REFUSED);
    }
  }

  @Test
  void norByAnAddressOfIpv6() throws Exception {
    assumeTrue(hasIpv6(), "this machine has no IPv6");

    assertThat(said("2001:4860:4860::8888")).contains(MAY_SEND);
    for (String within :
        List.of("::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.1.2.3", "64:ff9b::a01:203")) {
      assertThat(said(within)).as(within).contains(REFUSED);
    }
  }

  @Test
  void everyLineIsUnderstoodAndNoTcpIsRelayed() throws Exception {
    assertThat(said("8.8.8.8", "-T")).doesNotContain(MAY_SEND);
    assertThat(folder.resolve("turnserver.log"))
        .content()
        .doesNotContainIgnoringCase("bad configuration format")
        .doesNotContainIgnoringCase("unknown argument")
        .doesNotContainIgnoringCase("unrecognized option");
  }

  /** The first that coturn's own client says of whether it may send to this address. */
  private String said(String peer, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Installed.program("turnutils_uclient", "coturn").toString(), "-c", "-n", "1"));
    command.addAll(List.of(more));
    if (peer.contains(":")) {
      command.add("-x");
    }
    // A name for each, since each has only so many connections.
    command.addAll(List.of("-m", "1", "-u", "for-" + peer.replace(':', '.'), "-W", "a secret"));
    command.addAll(List.of("-p", Integer.toString(port), "-e", peer, "127.0.0.1"));
    Process client = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader lines = client.inputReader()) {
      return lines
          .lines()
          .filter(line -> line.contains("error") || line.contains(MAY_SEND))
          .findFirst()
          .orElse("nothing");
    } finally {
      var _ = client.destroyForcibly();
    }
  }
}
