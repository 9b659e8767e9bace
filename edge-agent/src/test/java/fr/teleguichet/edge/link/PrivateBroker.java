package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A mosquitto of its own on a free port of the loopback. */
final class PrivateBroker implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/sbin/mosquitto"),
          Path.of("/usr/bin/mosquitto"),
          Path.of("/usr/local/sbin/mosquitto"),
          Path.of("/opt/homebrew/sbin/mosquitto"));

  private final Path folder;
  private final int port;
  private final String more;
  private @Nullable Process process;

  private PrivateBroker(Path folder, int port, String more) {
    this.folder = folder;
    this.port = port;
    this.more = more;
  }

  /** Starts one; where mosquitto is not installed the test is skipped, except in CI. */
  static PrivateBroker start(Path folder) {
    return start(folder, "");
  }

  /** Starts one with further lines in its configuration. */
  static PrivateBroker start(Path folder, String more) {
    try {
      var broker = new PrivateBroker(folder, freePort(), more);
      broker.up();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return URI.create("mqtt://127.0.0.1:" + port);
  }

  /** Starts the process and waits until it accepts connections. */
  void up() throws IOException {
    Path config = folder.resolve("mosquitto-" + port + ".conf");
    Files.writeString(
        config,
        """
        listener %d 127.0.0.1
        allow_anonymous true
        persistence false
        set_tcp_nodelay true
        log_dest file %s
        %s
        """
            .formatted(port, folder.resolve("mosquitto-" + port + ".log"), more));
    process =
        new ProcessBuilder(program().toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto-" + port + ".out").toFile())
            .start();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::accepts);
  }

  /** Ends the process at once, as a power cut would. */
  void kill() {
    Process running = process;
    process = null;
    if (running != null) {
      var _ = running.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
  }

  @Override
  public void close() {
    kill();
  }

  private boolean accepts() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static Path program() {
    Path found = places().filter(Files::isExecutable).findFirst().orElse(null);
    if (found == null) {
      String hint = "mosquitto is not installed; on Debian: apt-get install mosquitto";
      assertThat("true".equals(System.getenv("CI"))).as(hint).isFalse();
      assumeTrue(false, hint);
      throw new AssertionError("not reached");
    }
    return found;
  }

  private static Stream<Path> places() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
        PLACES.stream(),
        Stream.of(path.split(":", -1)).map(folder -> Path.of(folder, "mosquitto")));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
