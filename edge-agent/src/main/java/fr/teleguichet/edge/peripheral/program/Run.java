package fr.teleguichet.edge.peripheral.program;

import fr.teleguichet.edge.loop.Blocking;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One run of a program. Its end closes what it writes to, which ends the reading. */
@Blocking
final class Run {

  private final List<String> words;
  private final Duration deadline;
  private final int most;
  private final AtomicBoolean late = new AtomicBoolean();

  Run(List<String> words, Duration deadline, int most) {
    this.words = words;
    this.deadline = deadline;
    this.most = most;
  }

  Output output() throws IOException, InterruptedException {
    Process process = start();
    CompletableFuture<Void> alarm =
        CompletableFuture.runAsync(
            () -> {
              late.set(true);
              end(process);
            },
            CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS));
    try (InputStream in = process.getInputStream()) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("too-much-output");
      }
      int exit = process.waitFor();
      if (late.get()) {
        throw new IOException("not-responding");
      }
      return new Output(exit, bytes);
    } finally {
      alarm.cancel(false);
      end(process);
    }
  }

  private Process start() throws IOException {
    try {
      Process process =
          new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new IOException(words.getFirst() + "-not-there", e);
    }
  }

  /** A child of the program would hold the pipe open. */
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
