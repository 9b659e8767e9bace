package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the handbook, run as they stand beside a manager that works. */
@Tag("proof")
class HandbookIT {

  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final long PATIENCE_SECONDS = 300;

  @TempDir private Path folder;

  @Test
  void everyCommandDoesWhatItStandsFor() throws Exception {
    try (TestFleet fleet = new TestFleet("handbook", Map.of())) {
      fleet.startManager();
      Path _ =
          Files.writeString(
              folder.resolve("fleet-manager.yaml"),
              "fleet:\n  data: " + fleet.folder().resolve("fleet") + "\n");
      for (String part : List.of("technician", "operator")) {
        List<String> blocks = commands(fleet.installation(), part);
        assertThat(blocks).as(part).hasSizeGreaterThan(1);
        for (String block : blocks) {
          run(fleet.installation(), block);
        }
      }
      assertThat(folder.resolve("fleet-data/authority/root/root.pem"))
          .as("restored in an empty folder")
          .hasSameTextualContentAs(fleet.folder().resolve("fleet/authority/root/root.pem"));
    }
  }

  private static List<String> commands(BuiltPrograms installation, String part) throws IOException {
    Path file =
        installation.root().resolve("fleet-manager/src/main/resources/handbook/" + part + "-fr.md");
    return COMMANDS
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult it) -> it.group(1))
        .toList();
  }

  private void run(BuiltPrograms installation, String lines)
      throws IOException, InterruptedException {
    Path log = folder.resolve("shell.log");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-eu", "-c", lines)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    String programs =
        installation.fleetManager().getParent() + ":" + installation.provisioning().getParent();
    String _ = builder.environment().merge("PATH", programs + ":", (old, own) -> own + old);
    Process shell = builder.start();
    try {
      assertThat(shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(lines).isTrue();
      assertThat(shell.exitValue()).as(lines + Files.readString(log)).isZero();
    } finally {
      var _ = shell.destroyForcibly();
    }
  }
}
