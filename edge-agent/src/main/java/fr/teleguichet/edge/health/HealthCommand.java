package fr.teleguichet.edge.health;

import fr.teleguichet.edge.loop.BlockingWait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A small program whose answer is worth reading. It is run on a worker thread. */
@FunctionalInterface
@BlockingWait
interface HealthCommand {

  /** What it prints; nothing when it fails or takes long. */
  Optional<String> run();

  /** The program with its arguments, given two seconds and 4 KiB. */
  static HealthCommand of(List<String> words) {
    return () -> {
      try {
        return output(new ProcessBuilder(words).redirectErrorStream(true).start());
      } catch (IOException _) {
        return Optional.empty();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    };
  }

  private static Optional<String> output(Process process) throws IOException, InterruptedException {
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS) || process.exitValue() != 0) {
        return Optional.empty();
      }
      byte[] answer = process.getInputStream().readNBytes(4096);
      return Optional.of(new String(answer, StandardCharsets.UTF_8).strip());
    } finally {
      process.destroyForcibly();
    }
  }
}
