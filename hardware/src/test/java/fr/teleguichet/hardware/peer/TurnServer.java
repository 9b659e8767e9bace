package fr.teleguichet.hardware.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A coturn of its own on the loopback interface, with credentials that expire. */
public final class TurnServer implements AutoCloseable {

  /** What its credentials are made with. */
  public static final String SECRET = "a secret of tests";

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final int port;
  private final int tlsPort;
  private final Path log;
  private final Process process;

  private TurnServer(int port, int tlsPort, Path log, Process process) {
    this.port = port;
    this.tlsPort = tlsPort;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts one; where coturn is not installed the test is skipped, except in CI.
   *
   * @param configuration lines to begin with, of which those that are said anew here are left out
   */
  public static TurnServer start(Path folder, List<String> configuration)
      throws InterruptedException {
    Path program = Installed.program("turnserver", "coturn");
    Path certificate = folder.resolve("turn.pem");
    Path key = folder.resolve("turn-key.pem");
    try {
      certify(certificate, key, folder.resolve("openssl.log"));
      int port = Installed.freePort();
      int tlsPort = Installed.freePort();
      Path file = folder.resolve("turnserver-" + port + ".conf");
      Path log = folder.resolve("turnserver-" + port + ".log");
      String kept =
          String.join(
              "\n",
              configuration.stream()
                  .filter(
                      line ->
                          !line.matches(
                              "(listening-port|tls-listening-port|min-port|max-port|cert|pkey"
                                  + "|static-auth-secret|denied-peer-ip)=.*"))
                  .toList());
      Files.writeString(
          file,
          """
          %s
          listening-ip=127.0.0.1
          relay-ip=127.0.0.1
          listening-port=%d
          tls-listening-port=%d
          min-port=%d
          max-port=%d
          static-auth-secret=%s
          allow-loopback-peers
          userdb=%s
          pidfile=%s
          cert=%s
          pkey=%s
          """
              .formatted(
                  kept,
                  port,
                  tlsPort,
                  FIRST_RELAY_PORT,
                  LAST_RELAY_PORT,
                  SECRET,
                  folder.resolve("turn-" + port + ".db"),
                  folder.resolve("turn-" + port + ".pid"),
                  certificate,
                  key));
      Process process =
          new ProcessBuilder(program.toString(), "-c", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      TurnServer server = new TurnServer(port, tlsPort, log, process);
      Awaitility.await().atMost(PATIENCE).until(server::accepts);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void certify(Path certificate, Path key, Path log)
      throws IOException, InterruptedException {
    Process openssl =
        new ProcessBuilder(
                Installed.program("openssl", "openssl").toString(),
                "req",
                "-x509",
                "-nodes",
                "-days",
                "2",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-subj",
                "/CN=localhost",
                "-out",
                certificate.toString(),
                "-keyout",
                key.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (openssl.waitFor() != 0) {
      throw new IOException(Files.readString(log));
    }
  }

  /** Below the range from which Linux takes ports by itself. */
  private static final int FIRST_RELAY_PORT = 14_000;

  private static final int LAST_RELAY_PORT = 14_999;

  /** Where it takes UDP and TCP without TLS. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Its port for TLS. */
  public int tlsPort() {
    return tlsPort;
  }

  /** What it has logged. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean accepts() {
    if (!process.isAlive()) {
      throw new IllegalStateException("coturn ended: " + log());
    }
    try (Socket socket = new Socket()) {
      socket.connect(address(), (int) PATIENCE.toMillis());
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
