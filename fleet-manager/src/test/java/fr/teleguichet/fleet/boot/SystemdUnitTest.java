package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What systemd says of the unit file, where there is a systemd; it is not started. */
@Timeout(120)
final class SystemdUnitTest {
  private static final Path UNIT = Path.of("src/main/dist/teleguichet-fleet-manager.service");
  private static final String PROGRAM = "/usr/lib/teleguichet-fleet-manager/bin/fleet-manager";

  @TempDir private Path folder = Path.of("");

  @Test
  void systemdUnderstandsEveryLine() throws Exception {
    String unit = Files.readString(UNIT);
    assertThat(unit).contains("ExecStart=" + PROGRAM + " ");
    unit = unit.replace(PROGRAM, "/bin/true");

    assertThat(analyze(unit, "verify", "--man=no")).isEmpty();
    assertThat(analyze(unit.replace("Restart=", "Restrat="), "verify", "--man=no"))
        .contains("Restrat");
  }

  /** As systemd reckons it, from 0 to 10. */
  @Test
  void itIsNoMoreExposedThanItMustBe() throws Exception {
    String unit = Files.readString(UNIT);
    assertThat(analyze(unit, "security", "--offline=yes", "--threshold=20")).endsWith("exit 0");
    assertThat(
            analyze(
                unit.replaceAll("(?m)^Protect.*$", ""),
                "security",
                "--offline=yes",
                "--threshold=20"))
        .doesNotEndWith("exit 0");
  }

  /** Whom the package makes, and whose the configuration and the data are. */
  @Test
  void itRunsAsAUserThatIsAlwaysThere() throws Exception {
    assertThat(Files.readString(UNIT))
        .contains("\nUser=teleguichet-fleet-manager\n")
        .contains("\nStateDirectory=teleguichet-fleet-manager\n")
        .contains(" --config /etc/teleguichet/fleet-manager.yaml\n")
        .doesNotContain("\nDynamicUser=");
    assertThat(Files.readString(Path.of("src/main/deb/teleguichet-fleet-manager-sysusers.conf")))
        .contains("\nu teleguichet-fleet-manager ");
  }

  /** What is said; of a judgement, its end too. */
  private String analyze(String unit, String verb, String... options) throws Exception {
    Path file = folder.resolve("teleguichet-fleet-manager.service");
    Files.writeString(file, unit);
    List<String> command = new ArrayList<>();
    command.add(Installed.program("systemd-analyze", "systemd").toString());
    command.add(verb);
    command.addAll(List.of(options));
    command.add(file.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return verb.equals("verify") ? said : said + "exit " + process.exitValue();
  }
}
