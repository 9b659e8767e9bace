package fr.teleguichet.hardware.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A mosquitto of its own on a free port of the loopback. */
public final class PrivateBroker implements AutoCloseable {

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
  public static PrivateBroker start(Path folder) {
    return start(folder, "");
  }

  /** Starts one with further lines in its configuration. */
  public static PrivateBroker start(Path folder, String more) {
    try {
      var broker = new PrivateBroker(folder, Installed.freePort(), more);
      broker.up();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where it is.
   *
   * @param scheme as the client has it: {@code mqtt} or {@code tcp}
   */
  public URI uri(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + port);
  }

  /** Starts the process and waits until it accepts connections. */
  public void up() throws IOException {
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
        new ProcessBuilder(
                Installed.program("mosquitto", "mosquitto").toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto-" + port + ".out").toFile())
            .start();
    Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> Installed.accepts(port));
  }

  /** Ends the process at once, as a power cut would. */
  public void kill() {
    Process running = process;
    process = null;
    if (running != null) {
      var _ = running.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
