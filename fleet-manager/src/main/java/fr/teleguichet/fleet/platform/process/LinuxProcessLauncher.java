package fr.teleguichet.fleet.platform.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts each program in a session of its own, so that Ctrl-C in a terminal reaches only the
 * manager, which then stops its children in order.
 */
final class LinuxProcessLauncher implements ProcessLauncher {
  /**
   * The child writes its own birth certificate before it turns into the program: a manager that is
   * killed right after the launch leaves no child that nobody knows of.
   */
  private static final String SIGN_AND_BECOME =
      """
      umask 077
      { cat /proc/sys/kernel/random/boot_id && cat /proc/$$/stat; } > "$1.new" || exit 126
      mv "$1.new" "$1" || exit 126
      shift
      exec "$@"
      """;

  private static final Executor LOOK_LATER =
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  @Override
  public LiveProcess launch(ProcessPlan plan) throws IOException {
    Files.deleteIfExists(plan.birthCertificate());
    List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", SIGN_AND_BECOME, "sh"));
    command.add(plan.birthCertificate().toString());
    command.addAll(plan.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(plan.folder().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.logFile().toFile()));
    builder.environment().putAll(plan.environment());
    return new Child(builder.start());
  }

  @Override
  public Optional<OrphanedProcess> leftBehind(ProcessPlan plan) {
    return living(plan.birthCertificate())
        .flatMap(
            identity ->
                ProcessHandle.of(identity.pid())
                    .map(handle -> new Orphan(identity, handle))
                    .map(
                        orphan -> new OrphanedProcess(orphan, runs(orphan.pid(), plan.command()))));
  }

  /** Finds the living process that a birth certificate tells of. */
  static Optional<ProcessIdentity> living(Path birthCertificate) {
    return ProcessIdentity.parse(contents(birthCertificate)).filter(LinuxProcessLauncher::isAlive);
  }

  private static boolean runs(long pid, List<String> command) {
    String commandLine = contents(Path.of("/proc", Long.toString(pid), "cmdline"));
    return commandLine.equals(String.join("\0", command) + "\0");
  }

  private static boolean isAlive(ProcessIdentity identity) {
    Path stat = Path.of("/proc", Long.toString(identity.pid()), "stat");
    return identity.isAlive(contents(BOOT_ID).strip(), contents(stat).strip());
  }

  private static String contents(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException _) {
      return "";
    }
  }

  private record Child(Process process) implements LiveProcess {
    @Override
    public long pid() {
      return process.pid();
    }

    @Override
    public CompletionStage<ProcessEnd> end() {
      return process.onExit().thenApply(ended -> ProcessEnd.withStatus(ended.exitValue()));
    }

    @Override
    public void askToEnd() {
      process.destroy();
    }

    @Override
    public void kill() {
      @Nullable Process _ = process.destroyForcibly();
    }
  }

  private record Orphan(ProcessIdentity identity, ProcessHandle handle) implements LiveProcess {
    @Override
    public long pid() {
      return handle.pid();
    }

    @Override
    public CompletionStage<ProcessEnd> end() {
      CompletableFuture<ProcessEnd> end = new CompletableFuture<>();
      look(end);
      return end;
    }

    // Only a parent is told; ProcessHandle.onExit would look too seldom for an orderly stop.
    private void look(CompletableFuture<ProcessEnd> end) {
      if (isAlive(identity)) {
        LOOK_LATER.execute(() -> look(end));
      } else {
        boolean _ = end.complete(ProcessEnd.unknown());
      }
    }

    @Override
    public void askToEnd() {
      boolean _ = handle.destroy();
    }

    @Override
    public void kill() {
      boolean _ = handle.destroyForcibly();
    }
  }
}
