package fr.teleguichet.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end with somebody at the keyboard.
 *
 * @param exitCode how it ended
 * @param output what it wrote, errors included
 */
record Typed(int exitCode, String output) {

  private static final long PATIENCE_SECONDS = 120;

  static Typed run(Path program, List<String> arguments, String answers) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--lang", "en"));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var keyboard = process.getOutputStream()) {
        keyboard.write(answers.getBytes(StandardCharsets.UTF_8));
      } catch (IOException _) {
        // It ended without reading all.
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " did not end");
      }
      return new Typed(process.exitValue(), output);
    } catch (IOException e) {
      throw new IllegalStateException(program + " does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for " + program, e);
    }
  }
}
