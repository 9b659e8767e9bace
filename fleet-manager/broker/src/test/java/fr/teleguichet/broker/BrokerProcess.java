package fr.teleguichet.broker;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The broker's program as the build packed it, running on a port of its own choice. */
public final class BrokerProcess implements AutoCloseable {
  private static final Path LIBRARIES =
      Path.of(System.getProperty("teleguichet.broker.dist", "target/dist"), "lib", "*");

  private final Process process;
  private final Path folder;

  private BrokerProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Runs the program and returns at once. */
  public static BrokerProcess launch(Path folder, String... options) throws IOException {
    return launch("512m", folder, options);
  }

  private static BrokerProcess launch(String heap, Path folder, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                // As the manager starts it.
                "-XX:+ExitOnOutOfMemoryError",
                // It lives for seconds only.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                LIBRARIES.toString(),
                "fr.teleguichet.broker.BrokerMain",
                "--ready-file=" + folder.resolve("ready")));
    command.addAll(List.of(options));
    return new BrokerProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "output"))
            .start(),
        folder);
  }

  /** Runs the program and waits until it accepts connections. */
  public static BrokerProcess started(Path folder, String... options) throws IOException {
    return accepting(launch(folder, options), folder);
  }

  /** Runs the program with so little memory and waits until it accepts connections. */
  public static BrokerProcess startedWith(String heap, Path folder, String... options)
      throws IOException {
    return accepting(launch(heap, folder, options), folder);
  }

  private static BrokerProcess accepting(BrokerProcess broker, Path folder) {
    await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> Files.exists(folder.resolve("ready")) || !broker.process.isAlive());
    return broker;
  }

  public Process process() {
    return process;
  }

  /** The port of the plain listener. */
  int plainPort() throws IOException {
    return Integer.parseInt(ready().getProperty("plain-port"));
  }

  /** The port of the TLS listener. */
  public int port() throws IOException {
    return Integer.parseInt(ready().getProperty("port"));
  }

  /** The port of the TLS listener for WebSockets. */
  public int webSocketPort() throws IOException {
    return Integer.parseInt(ready().getProperty("websocket-port"));
  }

  Properties ready() throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(folder.resolve("ready"))) {
      properties.load(reader);
    }
    return properties;
  }

  public String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  /** Ends it at once; how it ends in order is a test of its own. */
  @Override
  public void close() {
    process.destroyForcibly();
    await().atMost(Duration.ofMinutes(5)).until(() -> !process.isAlive());
  }
}
