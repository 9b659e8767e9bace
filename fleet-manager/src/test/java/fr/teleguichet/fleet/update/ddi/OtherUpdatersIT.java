package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README and the page {@code docs/other-updaters.md} lead from openssl to an update that is
 * installed.
 */
@ExtendWith(TestDatabase.class)
@Timeout(300)
@Tag("proof")
final class OtherUpdatersIT {
  private static final Pattern LINES = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Path KEYS =
      Path.of("..", "hardware", "release", "docs", "making-a-release.md");

  @TempDir private Path folder;
  private TestPages.Running server;

  @BeforeEach
  void theProgramsOfThePageAreThere(Database database) {
    for (String program : List.of("swupdate", "openssl", "curl", "jq", "cpio")) {
      Path _ = Installed.program(program, program);
    }
    server =
        TestPages.start(
            database,
            Map.of("fleet.update.gateway-token", "true", "fleet.update.unsigned", "false"));
  }

  @AfterEach
  void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  private static List<String> blocks(Path page) throws IOException {
    return LINES.matcher(Files.readString(page)).results().map(it -> it.group(1)).toList();
  }

  private ProcessBuilder shell(String lines, String log) throws IOException {
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", lines)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(log).toFile());
    shell
        .environment()
        .putAll(
            Map.of(
                "FLEET", server.uri("").toString(),
                "TOKEN", "Authorization: Bearer " + Files.readString(server.tokenFile()).strip(),
                "DEVICES", "https://127.0.0.1:" + server.devices().getPort(),
                "ROOT", server.authorityFolder().resolve("root/root.pem").toString(),
                "KIOSK", "borne-cajarc",
                "TERRITORY", "lot",
                "PLACE", folder.resolve("installed").toString(),
                "CLIENTS", Path.of("src", "main", "dist", "clients").toAbsolutePath().toString(),
                "TMPDIR", folder.toString(),
                "RUNTIME_DIRECTORY", folder.toString()));
    return shell;
  }

  private String run(String lines) throws IOException, InterruptedException {
    Process process = shell(lines, "log").start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      end(process);
    }
    String said = Files.readString(folder.resolve("log"));
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  /** Runs the client until something holds. */
  private void during(String command, ThrowingRunnable holds)
      throws IOException, InterruptedException {
    Process process = shell("exec " + command, "swupdate.log").start();
    try {
      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(300))
          .untilAsserted(holds);
    } catch (RuntimeException | AssertionError failure) {
      throw new AssertionError(Files.readString(folder.resolve("swupdate.log")), failure);
    } finally {
      end(process);
    }
  }

  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      var _ = process.destroyForcibly().waitFor();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void theLinesLeadFromOpensslToInstalled() throws Exception {
    List<String> page = blocks(Path.of("docs", "other-updaters.md"));
    assertThat(page).hasSize(4);
    Path _ = Files.writeString(folder.resolve("image"), "a new kiosk");
    String device = page.get(2);
    String state = page.get(3);

    String _ =
        run(
            blocks(KEYS).getFirst()
                + page.get(0)
                + page.get(1)
                + blocks(Path.of("README.md")).getFirst()
                + device
                    .lines()
                    .filter(it -> !it.startsWith("swupdate "))
                    .collect(Collectors.joining("\n")));
    assertThat(run(state)).isEqualTo("offered\n");
    String client =
        device.lines().filter(it -> it.startsWith("swupdate ")).findFirst().orElseThrow();
    during(client, () -> assertThat(folder.resolve("installed")).hasContent("a new kiosk"));
    assertThat(run(state)).isEqualTo("running\n");
    during(
        client.replace("-S hawkbit", "-S hawkbit -c 2"),
        () -> assertThat(run(state)).isEqualTo("succeeded\n"));
  }
}
