package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What systemd says of the unit file, where there is a systemd; it is not started. */
@Timeout(300)
class SystemdUnitTest {

  private static final Path UNIT = Path.of("src/main/dist/teleguichet-edge-agent.service");
  private static final Path DIST = Path.of("src/main/dist");
  private static final Path SLOTS = Path.of("src/main/dist/rauc/teleguichet-slots.service");
  private static final Pattern COMMAND = Pattern.compile("(?m)^Exec\\w+=([-@:+!|]*)(\\S+)");
  private static final String INSTALLED = "/usr/lib/teleguichet-edge-agent/bin/";

  @TempDir private Path folder = Path.of("");

  @Test
  void systemdUnderstandsEveryLineOfTheUnit() throws Exception {
    Path _ = Installed.program("systemd-analyze", "systemd");
    String unit = Files.readString(UNIT);
    assertThat(unit).contains("ExecStart=" + INSTALLED + "start-agent ");

    unit = unit.replace("OnFailure=teleguichet-again.timer\n", "");
    assertThat(verify(unit.replace(INSTALLED, "/bin/true "))).isEmpty();
    assertThat(verify(unit.replace(INSTALLED, "/bin/true ").replace("Restart=", "Restrat=")))
        .contains("Restrat");
    // Our other units are not installed here, so none may be named.
    for (String name : List.of("screen", "policies", "again")) {
      String other =
          Files.readString(DIST.resolve("teleguichet-" + name + ".service"))
              .replace(INSTALLED, "/bin/true ")
              .replaceAll("(?m)^(After|Before|Wants)=.*teleguichet-.*$", "");
      assertThat(verify(other)).as(name).isEmpty();
    }
    String slots =
        Files.readString(SLOTS)
            .replace(INSTALLED, "/bin/true ")
            .replace("rauc.service teleguichet-edge-agent.service", "multi-user.target");
    assertThat(verify(slots)).isEmpty();
  }

  /** A drop-in says more of the same unit, so it can be read as its end. */
  @Test
  void systemdUnderstandsEveryLineThatIsAddedToAUnit() throws Exception {
    Path _ = Installed.program("systemd-analyze", "systemd");
    String agent = Files.readString(UNIT).replace(INSTALLED, "/bin/true ") + "\n";
    agent = agent.replace("OnFailure=teleguichet-again.timer\n", "");
    assertThat(verify(agent + dropIn("scanner"))).isEmpty();
    String sound = "[Service]\nExecStart=/bin/true\n" + dropIn("teleguichet-sound");
    assertThat(verify(sound)).isEmpty();
    assertThat(verify(sound.replace("UMask=", "Umask="))).contains("Umask");
  }

  /** As systemd reckons it, from 0 to 10; 4.0 is still what it calls OK. */
  @Test
  void noUnitIsMoreExposedThanItMustBe() throws Exception {
    Path _ = Installed.program("systemd-analyze", "systemd");
    for (var most :
        Map.of("edge-agent", 20, "screen", 30, "policies", 10, "again", 15).entrySet()) {
      Path unit = DIST.resolve("teleguichet-" + most.getKey() + ".service");
      assertThat(exposure(unit, most.getValue())).as(most.getKey()).isZero();
    }
    Path open = folder.resolve("open.service");
    Files.writeString(open, Files.readString(UNIT).replaceAll("(?m)^Protect.*$", ""));
    assertThat(exposure(open, 20)).isNotZero();
  }

  private static int exposure(Path unit, int tenths) throws Exception {
    Process process =
        new ProcessBuilder(
                "systemd-analyze",
                "security",
                "--no-pager",
                "--offline=yes",
                "--threshold=" + tenths,
                unit.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor();
  }

  /** Without these no program could be kept from the others by the browser itself. */
  @Test
  void theBrowsersOwnSandboxStaysPossible() throws IOException {
    assertThat(Files.readString(DIST.resolve("teleguichet-screen.service")))
        .contains("\nRestrictNamespaces=user pid net\n")
        .contains("\nSystemCallFilter=@system-service @sandbox chroot\n")
        .doesNotContain("--no-sandbox");
  }

  @Test
  void anAgentThatIsGivenUpIsTriedAgain() throws IOException {
    assertThat(Files.readString(UNIT))
        .contains("\nStartLimitBurst=10\n", "\nOnFailure=teleguichet-again.timer\n");
    assertThat(Files.readString(DIST.resolve("teleguichet-again.timer")))
        .contains("\nOnActiveSec=10min\n", "\nRemainAfterElapse=no\n");
    assertThat(Files.readString(DIST.resolve("teleguichet-again.service")))
        .contains("is-failed --quiet teleguichet-edge-agent.service")
        .contains("reset-failed teleguichet-edge-agent.service")
        .contains("start teleguichet-edge-agent.service");
  }

  /** What was stopped while Java began has not failed: nothing would let it rest otherwise. */
  @Test
  void anAgentThatIsStoppedEarlyIsNotTriedAgain() throws IOException {
    assertThat(Files.readString(UNIT)).contains("\nSuccessExitStatus=143\n");
  }

  /** Before the agent, and also without one. */
  @Test
  void theScreenBeginsWithAPageOfItsOwn() throws IOException {
    String screen = Files.readString(DIST.resolve("teleguichet-screen.service"));
    assertThat(screen)
        .contains(" file:///usr/lib/teleguichet-edge-agent/screen/waiting.html\n")
        .contains("\nStartLimitIntervalSec=0\n", "\nRestart=always\n")
        .contains("\nEnvironment=XKB_DEFAULT_LAYOUT=fr\n")
        .doesNotContain("8090")
        .doesNotContainPattern("(?m)^After=.*teleguichet-edge-agent.service");
    assertThat(DIST.resolve("screen/waiting.html")).exists();
    // Else the terminal may be taken away by the one that stops.
    assertThat(screen).containsPattern("(?m)^After=.*getty@tty1.service");
  }

  /**
   * Each of these runs where the agent's user could have left something, so each is looked at
   * before it gets here. Nothing makes files by systemd-tmpfiles, which follows that user's links
   * as well.
   */
  @Test
  void whatRootRunsIsListedHere() throws IOException {
    var byRoot = new TreeMap<String, List<String>>();
    try (Stream<Path> shipped = Files.walk(Path.of("src/main/dist"))) {
      for (Path file : shipped.filter(SystemdUnitTest::isRead).toList()) {
        String text = Files.readString(file);
        boolean hasUser = text.contains("\nUser=");
        List<String> commands =
            COMMAND
                .matcher(text)
                .results()
                .filter(it -> !hasUser || it.group(1).matches(".*[+!].*"))
                .map(it -> it.group(2))
                .toList();
        if (!commands.isEmpty()) {
          byRoot.put(String.valueOf(file.getFileName()), commands);
        }
        assertThat(text).as(file.toString()).doesNotContainPattern("(?m)^[fFdDwLC][+!=]* +/");
      }
    }
    assertThat(byRoot)
        .isEqualTo(
            Map.of(
                "teleguichet-edge-agent.service", List.of(INSTALLED + "take-claim"),
                "teleguichet-again.service",
                    List.of("/usr/bin/systemctl", "/usr/bin/systemctl", "/usr/bin/systemctl"),
                "teleguichet-slots.service",
                    List.of("/usr/bin/udevadm", INSTALLED + "tryboot-slots")));
  }

  private static boolean isRead(Path file) {
    return file.toString().endsWith(".service") || file.toString().endsWith(".conf");
  }

  private static String dropIn(String name) throws IOException {
    return Files.readString(Path.of("src/main/dist", name + ".conf"));
  }

  /** What the manager of services complains about; empty when nothing. */
  private String verify(String unit) throws Exception {
    Path file = folder.resolve("teleguichet-edge-agent.service");
    Files.writeString(file, unit);
    Process process =
        new ProcessBuilder(List.of("systemd-analyze", "verify", "--man=no", file.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
