package fr.teleguichet.fleet.platform.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Creates an empty data folder of the server, whole or not at all. */
final class ServerFolderSetup {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final MariaDbInstallation program;
  private final ServerFiles files;
  private final boolean root;

  ServerFolderSetup(MariaDbInstallation program, ServerFiles files, boolean root) {
    this.program = program;
    this.files = files;
    this.root = root;
  }

  boolean isDone() {
    return Files.isDirectory(files.data());
  }

  void install() throws IOException, InterruptedException {
    Path unfinished = files.data().resolveSibling("data.new");
    InterruptedSetupCleanup.delete(unfinished);
    run(unfinished);
    Path _ = Files.move(unfinished, files.data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void run(Path target) throws IOException, InterruptedException {
    Process process = start(command(target));
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      Process _ = process.destroyForcibly();
      throw DatabaseException.notInstalled("not done after " + PATIENCE, files.installLog());
    }
    if (process.exitValue() != 0) {
      throw DatabaseException.notInstalled(
          "exit status " + process.exitValue(), files.installLog());
    }
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(files.installLog().toFile());
    builder.environment().putAll(program.environment());
    // In a folder that all share, two installations delete each other's temporary tables.
    String _ = builder.environment().put("TMPDIR", files.temporary().toString());
    return builder.start();
  }

  private List<String> command(Path target) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                program.installer().toString(),
                "--no-defaults",
                "--basedir=" + program.base(),
                "--datadir=" + target,
                "--skip-name-resolve",
                "--skip-test-db",
                "--force"));
    if (root) {
      command.add("--user=root");
    }
    return command;
  }
}
