package fr.teleguichet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for an agent to be ready; one that is not in time says what it does instead. */
final class AgentStart {

  private static final Duration DUMP = Duration.ofSeconds(20);
  private static final int LINES = 400;

  private AgentStart() {}

  static void awaitReady(AgentProcess agent, Duration most) {
    try {
      Awaitility.await().atMost(most).until(agent::isReady);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(doing(agent.program()), e);
    }
  }

  /** Java answers SIGQUIT with what each of its threads does. */
  private static String doing(DemoProgram program) {
    if (!program.isRunning()) {
      return "%s has ended with %d:%n%s"
          .formatted(program.name(), program.exitCode(), program.lastWords(LINES));
    }
    try {
      Process _ = new ProcessBuilder("kill", "-QUIT", Long.toString(program.pid())).start();
      Awaitility.await()
          .atMost(DUMP)
          .until(() -> program.lastWords(LINES).contains("Full thread dump"));
    } catch (ConditionTimeoutException _) {
      // It is no Java yet, or one that hangs.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "%s runs and is not ready:%n%s".formatted(program.name(), program.lastWords(LINES));
  }
}
