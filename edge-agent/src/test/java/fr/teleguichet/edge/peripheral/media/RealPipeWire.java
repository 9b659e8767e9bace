package fr.teleguichet.edge.peripheral.media;

import static org.awaitility.Awaitility.await;

import fr.teleguichet.edge.peripheral.media.PipeWireGraph.Direction;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A sound server of its own, with devices in memory; ends with all that it started. */
final class RealPipeWire implements AutoCloseable {

  /** On a machine that builds something else beside it. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Such as {@code |<- alsa_input.usb-Jabra-00.mono:capture_MONO}. */
  private static final Pattern LINK =
      Pattern.compile("pw-(?:cat|record):\\S+\\s+\\|<- \\S+\\.usb-(\\S+)-00\\.mono:");

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();

  RealPipeWire() throws IOException {
    Path pipewire = Installed.program("pipewire", "pipewire");
    Path wireplumber = Installed.program("wireplumber", "wireplumber");
    folder =
        Files.createTempDirectory(
            "pw",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    start(pipewire.toString());
    await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("pipewire-0")));
    // Keeps nothing of what it was told, and has no session of a person.
    start(wireplumber.toString(), "-p", "main-embedded");
    await().atMost(PATIENCE).until(() -> run("pw-metadata", "0").contains("Found"));
  }

  /** A device with a loudspeaker and a microphone. */
  void add(String name) throws Exception {
    for (String of : List.of("output Sink", "input Source/Virtual")) {
      String[] words = of.split(" ", -1);
      String node =
          "{ factory.name=support.null-audio-sink node.name=alsa_%s.usb-%s-00.mono"
                  .formatted(words[0], name)
              + " media.class=Audio/%s object.linger=true audio.position=[MONO] }"
                  .formatted(words[1]);
      var _ = run("pw-cli", "create-node", "adapter", node);
    }
  }

  /** Somebody records from whatever is the default. */
  void record() throws IOException {
    start(
        Installed.program("pw-record", "pipewire-bin").toString(),
        folder.resolve("recorded.wav").toString());
  }

  /** Which device the recording hears; empty for none. */
  String recorded() throws Exception {
    Matcher link = LINK.matcher(run("pw-link", "-l"));
    return link.find() ? link.group(1) : "";
  }

  /** The devices that are heard, and hear, by default. */
  List<String> chosen() throws Exception {
    var graph = PipeWireGraph.of(run("pw-dump"));
    return Stream.of(Direction.values())
        .map(graph::chosen)
        .flatMap(Optional::stream)
        .map(it -> it.replaceFirst(".*\\.usb-(.*)-00.*", "$1"))
        .toList();
  }

  SystemProgram program(String name) {
    return SystemProgram.of(Installed.program(name, "pipewire-bin").toString()).with(environment());
  }

  private String run(String name, String... arguments) throws Exception {
    return program(name).within(Duration.ofSeconds(10), 1 << 22).run(arguments).text();
  }

  private void start(String... words) throws IOException {
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment());
    builder.redirectOutput(folder.resolve(processes.size() + ".log").toFile());
    processes.add(builder.start());
  }

  private Map<String, String> environment() {
    return Map.of("XDG_RUNTIME_DIR", folder.toString(), "XDG_STATE_HOME", folder.toString());
  }

  @Override
  public void close() throws IOException {
    for (Process process : processes.reversed()) {
      process.destroy();
      process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
