package fr.teleguichet.release;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Programs that a machine may lack. */
final class RealPrograms {
  private RealPrograms() {}

  /** A missing program is a reason to skip on a developer's machine only. */
  static void need(String program) {
    boolean present =
        Arrays.stream(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!present && Boolean.parseBoolean(System.getenv("CI"))) {
      throw new AssertionError(program + " must be installed where CI is true");
    }
    assumeTrue(present, program + " is not installed");
  }
}
