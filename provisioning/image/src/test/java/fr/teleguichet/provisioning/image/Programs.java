package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of this machine, each with an end. */
final class Programs {

  private Programs() {}

  /** What it printed, its errors too; the test fails when it does. */
  static String run(Duration atMost, String... command) throws IOException, InterruptedException {
    return run(Map.of(), atMost, List.of(command));
  }

  /** The same with an environment of its own. */
  static String run(Map<String, String> environment, Duration atMost, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("teleguichet-program", ".log");
    try {
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      builder.environment().merge("PATH", ":/usr/sbin:/sbin", String::concat);
      Process process = builder.start();
      process.getOutputStream().close();
      try {
        assertThat(process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS))
            .as("%s is not at its end: %s", command, tail(output))
            .isTrue();
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      assertThat(process.exitValue()).as("%s: %s", command, tail(output)).isZero();
      return Files.readString(output);
    } finally {
      Files.delete(output);
    }
  }

  private static String tail(Path output) throws IOException {
    String text = Files.readString(output);
    return text.substring(Math.max(0, text.length() - 4000));
  }
}
