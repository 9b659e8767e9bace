package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator reads when the program does not start. */
final class FleetManagerMainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void helpNamesTheExitCodes() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(out.toString()).contains("--config", "the data folder cannot be used");
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(run(Map.of(), "--version")).isZero();
    assertThat(out.toString().strip()).matches("fleet-manager \\S+");
  }

  @Test
  void anUnknownOptionIsAUsageError() {
    assertThat(run(Map.of(), "--prot")).isEqualTo(2);
  }

  @Test
  void anUnknownSettingIsAUsageErrorInOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("fleet.yaml"), "fleet: {http: {prot: 1}}");

    assertThat(run(Map.of(), "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo("There is no setting fleet.http.prot; did you mean fleet.http.port?");
  }

  @Test
  void aTakenPortIsFoundBeforeAnythingIsStarted() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> environment =
          Map.of(
              "FLEET_HTTP_PORT",
              Integer.toString(taken.getLocalPort()),
              "FLEET_DATA",
              folder.resolve("data").toString());

      assertThat(run(environment)).isEqualTo(3);
      assertThat(err.toString()).contains("fleet.http.port");
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void aDataFolderThatCannotBeMadeIsExplained() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Map<String, String> environment =
        Map.of("FLEET_HTTP_PORT", "0", "FLEET_DATA", file.resolve("data").toString());

    assertThat(run(environment)).isEqualTo(4);
    assertThat(err.toString().strip().lines()).hasSize(1);
  }

  @Test
  void anUnreachableDatabaseIsExplained() {
    Map<String, String> environment =
        Map.of(
            "FLEET_HTTP_PORT", "0",
            "FLEET_DATA", folder.resolve("data").toString(),
            "FLEET_DATABASE_URL", "jdbc:mariadb://127.0.0.1:1/fleet",
            "FLEET_DATABASE_PATIENCE", "0");

    assertThat(run(environment)).isEqualTo(5);
    assertThat(err.toString()).contains("jdbc:mariadb://127.0.0.1:1/fleet").contains("start it");
  }

  private int run(Map<String, String> environment, String... arguments) {
    CommandLine commandLine = FleetManagerMain.commandLine(environment);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
