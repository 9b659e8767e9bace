package fr.teleguichet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One of our programs as a process of its own, in a session of its own, so that Ctrl-C in a
 * terminal reaches the demo alone and the demo stops everything in its order.
 */
final class DemoProgram {

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private @Nullable Process process;

  /**
   * A program that is not started yet.
   *
   * @param log where its output goes, after what is there already
   */
  DemoProgram(String name, List<String> command, Map<String, String> environment, Path log) {
    this.name = name;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.log = log;
  }

  String name() {
    return name;
  }

  Path log() {
    return log;
  }

  /** Starts it, once more after an end. */
  void start() {
    List<String> whole = new ArrayList<>(List.of("setsid"));
    whole.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      process = builder.start();
    } catch (IOException e) {
      throw new DemoException(name + " does not start: " + e.getMessage() + ".", e);
    }
  }

  /** Whether it was started, once or more often; it may have ended since. */
  boolean isStarted() {
    return process != null;
  }

  boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Its process id; 0 before its first start. */
  long pid() {
    return process == null ? 0 : process.pid();
  }

  /** Its exit code, once it has ended. */
  int exitCode() {
    return process == null || process.isAlive() ? -1 : process.exitValue();
  }

  /** Ends it at once, as a power cut would. */
  void kill() {
    if (process != null) {
      process.destroyForcibly();
      waitFor(process, Duration.ofSeconds(10));
    }
  }

  /** Asks it to end, and ends it when it has not within the time. */
  void stop(Duration deadline) {
    Process running = process;
    if (running != null && running.isAlive()) {
      running.destroy();
      if (!waitFor(running, deadline)) {
        running.destroyForcibly();
        waitFor(running, Duration.ofSeconds(10));
      }
    }
  }

  @com.google.errorprone.annotations.CanIgnoreReturnValue
  private static boolean waitFor(Process running, Duration deadline) {
    boolean interrupted = false;
    try {
      return running.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      interrupted = true;
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The end of its output, for an error message. */
  String lastWords(int lines) {
    try {
      List<String> all = Files.readAllLines(log);
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}
