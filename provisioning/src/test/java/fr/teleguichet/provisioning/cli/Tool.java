package fr.teleguichet.provisioning.cli;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged program and other programs, run as a person runs them. */
final class Tool {

  static final Path DIST = Path.of(System.getProperty("provisioning.dist", "target/dist"));

  private static final long PATIENCE_SECONDS = 120;

  private Tool() {}

  /** What a program wrote and how it ended. */
  record Run(int exitCode, String out, String err) {}

  /** The packaged program. */
  static Run run(List<String> arguments, String input) throws Exception {
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(arguments);
    return program(command, input);
  }

  static Run run(String... arguments) throws Exception {
    return run(List.of(arguments), "");
  }

  static Path program() {
    return DIST.resolve("bin/teleguichet-provision").toAbsolutePath();
  }

  /** Any program, such as those that make cards and certificates. */
  static Run program(List<String> command, String input) throws Exception {
    Process process = start(command);
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // It ended without reading.
    }
    Path err = errors(process.pid());
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " did not end");
    }
    return new Run(process.exitValue(), out, Files.exists(err) ? Files.readString(err) : "");
  }

  static Process start(List<String> command) throws IOException {
    Path err = Files.createTempFile("provisioning", ".err");
    var builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    Files.move(err, errors(process.pid()), StandardCopyOption.REPLACE_EXISTING);
    return process;
  }

  private static Path errors(long pid) {
    return Path.of(System.getProperty("java.io.tmpdir"), "provisioning-" + pid + ".err");
  }

  /**
   * Skips the test when one of these programs is missing, except in continuous integration, where
   * all must be there.
   */
  static void needs(String debianPackages, String... programs) {
    for (String name : programs) {
      Path _ = Installed.program(name, debianPackages);
    }
  }
}
