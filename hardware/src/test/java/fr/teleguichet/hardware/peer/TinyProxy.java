package fr.teleguichet.hardware.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A tinyproxy of its own on a free port of the loopback, as it stands in a town hall. */
public final class TinyProxy implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final int port;
  private final Path log;
  private final Process process;

  private TinyProxy(int port, Path log, Process process) {
    this.port = port;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts one that lets CONNECT through to port 443 only; where tinyproxy is not installed the
   * test is skipped, except in CI.
   *
   * @param more further lines of its configuration
   */
  public static TinyProxy start(Path folder, String more) {
    Path program = Installed.program("tinyproxy", "tinyproxy-bin");
    try {
      int port = Installed.freePort();
      Path log = folder.resolve("tinyproxy-" + port + ".log");
      Path file = folder.resolve("tinyproxy-" + port + ".conf");
      Files.writeString(
          file,
          """
          Port %d
          Listen 127.0.0.1
          Timeout 600
          MaxClients 50
          LogLevel Connect
          LogFile "%s"
          ConnectPort 443
          %s
          """
              .formatted(port, log, more));
      Process process =
          new ProcessBuilder(program.toString(), "-d", "-c", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("tinyproxy-" + port + ".out").toFile())
              .start();
      var proxy = new TinyProxy(port, log, process);
      Awaitility.await().atMost(PATIENCE).until(() -> Installed.accepts(port));
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is, as {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** What it has logged. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    var _ = process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }
}
