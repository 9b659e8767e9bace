package fr.teleguichet.edge.repair;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With scripts in the place of systemctl. */
final class SystemdRepairsTest {

  private static final String DENIED =
      "Failed to restart teleguichet-screen.service: Access denied";

  @TempDir private Path folder = Path.of("");
  private final List<String> told = new ArrayList<>();

  private final AgentTermination ending =
      new AgentTermination() {
        @Override
        public void intend(ShutdownReason why) {
          told.add("intends " + why.code());
        }

        @Override
        public void stay() {
          told.add("stays");
        }

        @Override
        public void restart(ShutdownReason why) {
          told.add("restarts " + why.code());
        }
      };

  @Test
  void systemdIsToldWhatToStartAgain() throws IOException {
    SystemdRepairs machinery = machinery("echo \"$*\" >> " + folder.resolve("told"));
    assertThat(machinery.screen().succeeded()).isTrue();
    assertThat(machinery.reboot(ShutdownReason.REPAIR).succeeded()).isTrue();
    assertThat(machinery.powerOff().succeeded()).isTrue();
    assertThat(machinery.agent().succeeded()).isTrue();
    assertThat(folder.resolve("told"))
        .hasContent("restart teleguichet-screen.service\nreboot\npoweroff");
    assertThat(told).containsExactly("intends repair", "intends power-failing", "restarts repair");
  }

  /** One that systemd waits for longer would count as a screen that can't be started again. */
  @Test
  void aBrowserThatDoesNotGoIsEndedBeforeTheRepairIsGivenUp() throws IOException {
    Matcher most =
        Pattern.compile("(?m)^TimeoutStopSec=(\\d+)s$")
            .matcher(Files.readString(Path.of("src/main/dist/teleguichet-screen.service")));

    assertThat(most.find()).isTrue();
    assertThat(Duration.ofSeconds(Long.parseLong(most.group(1))).multipliedBy(2))
        .isLessThan(SystemdRepairs.PATIENCE);
  }

  @Test
  void aRefusalIsAFailureWithCodeAndFirstLine() throws IOException {
    SystemdRepairs machinery =
        machinery("echo '" + DENIED + "' >&2", "echo 'See more' >&2", "exit 4");
    assertThat(why(machinery.screen()))
        .isEqualTo("systemctl restart teleguichet-screen.service ended with 4: " + DENIED);
    assertThat(why(machinery("exit 1").screen())).endsWith("ended with 1: it does not say why");
    assertThat(
            why(
                new SystemdRepairs(new VirtualLoop(), SystemProgram.of("no-systemctl"), ending)
                    .screen()))
        .isEqualTo("no-systemctl-not-there");
    assertThat(told).isEmpty();
  }

  /** Else the next stop, whoever wants it, would be told as the reboot that never came. */
  @Test
  void whatDoesNotComeIsNotWhyTheAgentStopsLater() throws IOException {
    SystemdRepairs machinery = machinery("echo Interactive authentication required. >&2", "exit 1");
    assertThat(why(machinery.reboot(ShutdownReason.REPAIR)))
        .isEqualTo("systemctl reboot ended with 1: Interactive authentication required.");
    assertThat(machinery.powerOff().failed()).isTrue();
    assertThat(told).containsExactly("intends repair", "stays", "intends power-failing", "stays");
  }

  private static String why(Future<Void> failed) {
    assertThat(failed.failed()).isTrue();
    return String.valueOf(failed.cause().getMessage());
  }

  private SystemdRepairs machinery(String... lines) throws IOException {
    Path script = folder.resolve("systemctl");
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return new SystemdRepairs(new VirtualLoop(), SystemProgram.of(script.toString()), ending);
  }
}
