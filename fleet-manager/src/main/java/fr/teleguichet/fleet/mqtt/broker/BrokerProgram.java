package fr.teleguichet.fleet.mqtt.broker;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The broker's jars and the Java that runs them, the same one that runs the manager.
 *
 * @param libraries folder with the broker's jars
 */
record BrokerProgram(Path java, Path libraries) {
  /** Names the folder for a manager that does not run from its own distribution. */
  static final String LIBRARIES_PROPERTY = "teleguichet.broker.lib";

  private static final String MAIN = "fr.teleguichet.broker.BrokerMain";

  static BrokerProgram locate() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String given = System.getProperty(LIBRARIES_PROPERTY);
    BrokerProgram program =
        new BrokerProgram(java, given == null ? besideOwnJar() : Path.of(given).toAbsolutePath());
    if (!Files.isDirectory(program.libraries())) {
      throw BrokerException.noProgram(program.libraries());
    }
    return program;
  }

  /** From {@code dist/lib/fleet-manager.jar} to {@code dist/broker/lib}. */
  private static Path besideOwnJar() {
    @Nullable CodeSource source = BrokerProgram.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new BrokerException(
          "The fleet manager does not know where it is installed: name the folder of the broker's"
              + " jars with -D"
              + LIBRARIES_PROPERTY
              + "=FOLDER.");
    }
    try {
      return Path.of(source.getLocation().toURI()).resolve("../../broker/lib").normalize();
    } catch (URISyntaxException failure) {
      throw new IllegalStateException("The program's own location is not a file", failure);
    }
  }

  List<String> command(BrokerSettings settings, BrokerListeners listeners, BrokerFiles files) {
    Stream<String> fixed =
        Stream.of(
            java.toString(),
            "-Xmx" + settings.memory().bytes(),
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            libraries.resolve("*").toString(),
            MAIN,
            "--data=" + files.folder(),
            "--max-packet-bytes=" + settings.maxPacket().bytes(),
            "--ready-file=" + files.ready());
    return Stream.concat(fixed, listeners.options().stream()).toList();
  }
}
