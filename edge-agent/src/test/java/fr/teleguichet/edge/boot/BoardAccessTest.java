package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whether the agent, as it is installed, reaches the devices of a board. */
@Timeout(60)
class BoardAccessTest {

  private static final Path DIST = Path.of("src/main/dist");
  private static final String AGENT = "teleguichet-edge-agent.service";

  /** The groups of every Debian system (base-passwd and systemd). */
  private static final Set<String> OF_DEBIAN =
      Set.of("video", "audio", "dialout", "systemd-journal");

  @TempDir private Path root = Path.of("");

  @Test
  void everyGroupOfTheAgentIsThere() throws Exception {
    Set<String> made = new TreeSet<>(OF_DEBIAN);
    made.addAll(groups(run(sysusers("teleguichet-edge-agent-sysusers.conf"))));
    made.addAll(groups(run(sysusers("teleguichet-screen-sysusers.conf"))));
    assertThat(made)
        .containsAll(words("SupplementaryGroups", AGENT))
        .containsAll(words("SupplementaryGroups", "scanner.conf"));
  }

  /** A name that systemd makes up while the service runs is unknown to polkit and to the bus. */
  @Test
  void theAgentsUserIsAlwaysThere() throws Exception {
    assertThat(words("User", AGENT)).containsExactly("teleguichet-edge-agent");
    assertThat(words("DynamicUser", AGENT)).isEmpty();
    assertThat(run(sysusers("teleguichet-edge-agent-sysusers.conf")))
        .contains("Creating user 'teleguichet-edge-agent'");
    assertThat(read("teleguichet.rules")).contains("\"teleguichet-edge-agent\"");
    assertThat(read("rauc/teleguichet-rauc.conf")).contains("user=\"teleguichet-edge-agent\"");
  }

  @Test
  void theBusesComeToDevAtBoot() throws Exception {
    assertThat(lines("teleguichet-modules-load.conf")).containsExactly("i2c-dev");
  }

  @Test
  void udevUnderstandsTheRulesAndGivesOnlyToGroupsThatTheAgentIsIn() throws Exception {
    String rules = read("60-teleguichet.rules");
    Set<String> given = new TreeSet<>();
    Pattern.compile("GROUP=\"([a-z0-9]+)\"|chgrp (?:-\\w )*(\\w+)")
        .matcher(rules)
        .results()
        .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
        .forEach(given::add);
    assertThat(given).containsExactly("gpio", "i2c", "video");
    assertThat(words("SupplementaryGroups", AGENT)).containsAll(given);

    assertThat(verify(rules)).isEmpty();
    assertThat(verify(rules.replace("SUBSYSTEM==\"gpio\"", "SUBSYSTEMM==\"gpio\"")))
        .contains("SUBSYSTEMM");
  }

  /** Whatever controller it is: that of a Raspberry Pi 5 lies elsewhere under /sys/devices. */
  @Test
  void theFansLineIsFoundByItsOwnPathAndMayBeWritten() throws Exception {
    assertThat(read("60-teleguichet.rules"))
        .containsPattern("SUBSYSTEM==\"pwm\".*ACTION==\"add\\|change\".*\\$sys\\$devpath")
        .doesNotContain("/soc/");
    assertThat(words("ReadWritePaths", AGENT)).contains("-/sys/devices");
  }

  /** All that a board file can name, and what else the agent's programs open. */
  @Test
  void theAgentOpensTheDevicesOfBoardsAndNoOthers() throws Exception {
    assertThat(words("DevicePolicy", AGENT)).containsExactly("closed");
    String unit = read(AGENT);
    assertThat(
            Pattern.compile("(?m)^DeviceAllow=(\\S+) rw$")
                .matcher(unit)
                .results()
                .map(it -> it.group(1)))
        .containsExactlyInAnyOrder(
            "char-gpiochip",
            "char-vcio",
            "/dev/tpmrm0",
            "char-89", // i2c
            "char-4", // ttyS
            "char-204", // ttyAMA
            "char-188", // ttyUSB
            "char-166", // ttyACM
            "char-81", // video4linux
            "char-116", // alsa
            "char-189"); // usb_device
  }

  /** The counter of a Raspberry Pi ends at fifteen seconds, and nobody else feeds it. */
  @Test
  void theWatchdogOfTheMachineIsFed() throws Exception {
    assertThat(lines("teleguichet-watchdog.conf"))
        .containsExactly("[Manager]", "RuntimeWatchdogSec=14s", "RebootWatchdogSec=14s");
  }

  private List<String> sysusers(String file) {
    return List.of(
        Installed.program("systemd-sysusers", "systemd").toString(),
        "--dry-run",
        "--root=" + root,
        DIST.resolve(file).toAbsolutePath().toString());
  }

  private static Set<String> groups(String said) {
    return Pattern.compile("Creating group '([^']+)'")
        .matcher(said)
        .results()
        .map(it -> it.group(1))
        .collect(Collectors.toSet());
  }

  private String verify(String rules) throws Exception {
    Path file = root.resolve("60-teleguichet.rules");
    Files.writeString(file, rules);
    return run(
        List.of(
            Installed.program("udevadm", "udev").toString(),
            "verify",
            "--no-summary",
            "--resolve-names=never",
            file.toString()));
  }

  private static List<String> words(String key, String file) throws IOException {
    return Pattern.compile("(?m)^" + key + "=(.+)$")
        .matcher(read(file))
        .results()
        .flatMap(it -> Arrays.stream(it.group(1).split(" ", -1)))
        .toList();
  }

  private static List<String> lines(String file) throws IOException {
    return read(file).lines().filter(it -> !it.isBlank() && !it.startsWith("#")).toList();
  }

  private static String read(String file) throws IOException {
    return Files.readString(DIST.resolve(file));
  }

  private static String run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
