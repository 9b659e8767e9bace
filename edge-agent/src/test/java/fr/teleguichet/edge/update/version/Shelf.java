package fr.teleguichet.edge.update.version;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.version.VersionInstaller.Running;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * A kiosk's folder of versions with the real script that starts one of them. A version is a shell
 * script that says its name, so what is started is seen.
 */
final class Shelf {

  private static final Path SCRIPT = Path.of("src/main/dist/bin/start-agent").toAbsolutePath();
  private static final String BUILT_IN = "built-in";

  final Path data;
  private final Path home;
  private Optional<String> running = Optional.empty();
  int cutBefore = Integer.MAX_VALUE;
  final List<String> steps = new ArrayList<>();

  /** The power is gone. */
  static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** How a start ended. */
  record Start(int code, String said, String complaint) {}

  Shelf(Path folder) throws IOException {
    data = Files.createDirectories(folder.resolve("data"));
    home = folder.resolve("home");
    Path bin = Files.createDirectories(home.resolve("bin"));
    var _ = Files.copy(SCRIPT, bin.resolve("start-agent"));
    program(bin.resolve("edge-agent"), BUILT_IN);
  }

  static void program(Path file, String says) throws IOException {
    var _ =
        Files.writeString(
            file,
            """
            #!/bin/sh
            echo "%s release=$TELEGUICHET_RELEASE configuration=$TELEGUICHET_CONFIGURATION $*"
            """
                .formatted(says));
    var _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path releases() {
    return data.resolve("releases");
  }

  /** The installer of the agent that runs now. */
  VersionInstaller installer() {
    return installer(Long.MAX_VALUE);
  }

  VersionInstaller installer(long space) {
    int[] step = {0};
    InstalledVersionStore.Steps cutting =
        name -> {
          steps.add(name);
          if (step[0]++ >= cutBefore) {
            throw new Cut();
          }
        };
    return new VersionInstaller(
        new TextPayload(space),
        new InstalledVersionStore(releases(), cutting),
        new FakeImages(),
        new Running(running, "2.3.0"));
  }

  /** Starts what the script chooses; what it says is what runs then. */
  String start(String... arguments) throws Exception {
    Start start = startBy(Map.of(), arguments);
    assertThat(start.code()).as(start.complaint()).isZero();
    String name = start.said().split(" ", 2)[0];
    running = name.equals(BUILT_IN) ? Optional.empty() : Optional.of(name);
    return name;
  }

  /** One start of the script, whatever comes of it. */
  Start startBy(Map<String, String> environment, String... arguments) throws Exception {
    List<String> words =
        new ArrayList<>(
            // In a group of its own, so that a test can end all of it at once.
            List.of("setsid", "sh", home.resolve("bin/start-agent").toString(), data.toString()));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words);
    builder.environment().putAll(new HashMap<>(environment));
    Path complaint = data.resolveSibling("complaint");
    Process process = builder.redirectError(complaint.toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Start(process.exitValue(), said.strip(), Files.readString(complaint));
  }

  /** Makes a script of the text, which it says. */
  private record TextPayload(long space) implements ImagePayload {

    @Override
    public String part() {
      return "agent";
    }

    @Override
    public String compatible() {
      return FakeImages.COMPATIBLE;
    }

    @Override
    public String base() {
      return BUILT_IN;
    }

    @Override
    public long spaceFor(long size) {
      return space == Long.MAX_VALUE ? size : space;
    }

    @Override
    public void inspect(SignedImage image) {
      // Every text is a script.
    }

    @Override
    public void unpack(SignedImage image, Path folder, IntConsumer percent)
        throws InstallException, IOException {
      Path bin = Files.createDirectories(folder.resolve("bin"));
      try (InputStream in = image.content().open()) {
        program(
            bin.resolve("edge-agent"),
            image.version() + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
      percent.accept(100);
    }
  }
}
