package fr.teleguichet.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end: what it said and how it ended. */
record Program(int exitCode, String output) {

  /** Runs it for ten minutes at most; both of its outputs are one. */
  static Program run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .start();
      try {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).as(command + " ends").isTrue();
        return new Program(process.exitValue(), output);
      } finally {
        var _ = process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command + " was interrupted", e);
    }
  }

  /** What a program said that has to end well. */
  static String output(String... command) {
    Program program = run(List.of(command));
    assertThat(program.exitCode()).as(String.join(" ", command) + "\n" + program.output()).isZero();
    return program.output();
  }
}
