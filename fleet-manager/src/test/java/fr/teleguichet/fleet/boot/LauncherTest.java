package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java the program's script takes; each here only writes down how it was called. */
class LauncherTest {

  private static final Path LAUNCHER = Path.of("src/main/dist/bin/fleet-manager").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  @Test
  void theFileBesideAJavaSaysItsVersionAndItIsStartedOnce() throws Exception {
    Path java = java("named", "25");
    Path _ =
        Files.writeString(java.resolve("../../release").normalize(), "JAVA_VERSION=\"25.0.3\"\n");

    assertThat(launch(java)).isZero();

    assertThat(calls("named")).singleElement().asString().contains("FleetManagerMain --help");
  }

  @Test
  void aJavaThatIsTooOldIsPassedOver() throws Exception {
    Path old = java("old", "17");
    Path _ =
        Files.writeString(old.resolve("../../release").normalize(), "JAVA_VERSION=\"17.0.21\"\n");
    Path home = java("home", "26");
    Path _ = Files.writeString(home.resolve("../../release").normalize(), "JAVA_VERSION=\"26\"\n");

    assertThat(launch(old)).isZero();

    assertThat(calls("old")).isEmpty();
    assertThat(calls("home")).hasSize(1);
  }

  @Test
  void aJavaWithoutTheFileIsAsked() throws Exception {
    Path java = java("named", "25");

    assertThat(launch(java)).isZero();

    assertThat(calls("named")).hasSize(2).first().asString().contains("-version");
  }

  /** A program that says this version when it is asked. */
  private Path java(String name, String version) throws IOException {
    Path java = Files.createDirectories(folder.resolve(name).resolve("bin")).resolve("java");
    Path _ =
        Files.writeString(
            java,
            """
            #!/bin/sh
            echo "$*" >> '%s'
            echo '    java.specification.version = %s' >&2
            """
                .formatted(folder.resolve(name + ".calls"), version));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return java;
  }

  private List<String> calls(String name) throws IOException {
    Path calls = folder.resolve(name + ".calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  private int launch(Path java) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", LAUNCHER.toString(), "--help").redirectErrorStream(true);
    String _ = builder.environment().put("TELEGUICHET_JAVA", java.toString());
    String _ = builder.environment().put("JAVA_HOME", folder.resolve("home").toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
    return process.exitValue();
  }
}
