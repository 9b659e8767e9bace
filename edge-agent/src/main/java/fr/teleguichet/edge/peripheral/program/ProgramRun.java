package fr.teleguichet.edge.peripheral.program;

import fr.teleguichet.edge.loop.BlockingWait;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One run of a program. Its end closes what it writes to, which ends the reading. */
@BlockingWait
final class ProgramRun {

  private final SystemProgram program;
  private final AtomicBoolean late = new AtomicBoolean();

  /**
   * @param program with all its words
   */
  ProgramRun(SystemProgram program) {
    this.program = program;
  }

  ProgramOutput output() throws IOException, InterruptedException {
    Process process = start();
    CompletableFuture<Void> alarm =
        CompletableFuture.runAsync(
            () -> {
              late.set(true);
              end(process);
            },
            CompletableFuture.delayedExecutor(
                program.deadline().toMillis(), TimeUnit.MILLISECONDS));
    try (InputStream in = process.getInputStream()) {
      byte[] bytes = in.readNBytes(program.most() + 1);
      if (bytes.length > program.most()) {
        throw new IOException("too-much-output");
      }
      int exit = process.waitFor();
      if (late.get()) {
        throw new IOException("not-responding");
      }
      return new ProgramOutput(exit, bytes);
    } finally {
      alarm.cancel(false);
      end(process);
    }
  }

  private Process start() throws IOException {
    try {
      var builder = new ProcessBuilder(program.words());
      builder.environment().putAll(program.environment());
      Process process =
          (program.tellsErrors()
                  ? builder.redirectErrorStream(true)
                  : builder.redirectError(ProcessBuilder.Redirect.DISCARD))
              .start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new IOException(program.words().getFirst() + "-not-there", e);
    }
  }

  /** A child of the program would hold the pipe open. */
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
