package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A card that becomes read-only while nobody is there: the manager is told, and the agent has the
 * machine start again once that can't become a loop, twenty minutes after its own start. Asked for
 * by -Dproof.image=data.
 */
@EnabledIfSystemProperty(named = "proof.image", matches = "data")
@Timeout(value = 100, unit = TimeUnit.MINUTES)
final class ReadOnlyDataIT {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Duration BOUND = Duration.ofMinutes(40);
  private static final String TOLD = "Le disque est passé en lecture seule";

  @Test
  void theManagerIsToldAndTheAgentStartsTheMachineAgainWhichMendsIt() throws Exception {
    try (FlashedKiosk kiosk = FlashedKiosk.start(Path.of("target/read-only").toAbsolutePath())) {
      kiosk.awaitConnection();
      String identity = ask(kiosk, "sha256sum /var/lib/teleguichet-edge-agent/identity/*.pem");
      String start = ask(kiosk, "cat /proc/sys/kernel/random/boot_id");
      String _ = ask(kiosk, "echo x > " + ShellOverlay.DATA_FILE_SYSTEM + "/trigger_fs_error");

      Awaitility.await("what the manager says of it")
          .atMost(VirtualMachine.START)
          .pollInterval(Duration.ofSeconds(2))
          .untilAsserted(() -> assertThat(said(kiosk)).contains(TOLD));
      assertThat(ask(kiosk, "systemctl show -p NRestarts teleguichet-edge-agent"))
          .as("it goes on working")
          .isEqualTo("NRestarts=0");

      Awaitility.await("another start of the machine")
          .atMost(BOUND)
          .pollInterval(Duration.ofSeconds(10))
          .ignoreExceptions() // A shell that ends in the middle of an answer.
          .until(() -> !ask(kiosk, "cat /proc/sys/kernel/random/boot_id").equals(start));
      Awaitility.await("what the manager says after it")
          .atMost(VirtualMachine.START)
          .pollInterval(Duration.ofSeconds(2))
          .untilAsserted(
              () -> assertThat(said(kiosk)).contains("\"connected\"").doesNotContain(TOLD));
      assertThat(ask(kiosk, "cat " + ShellOverlay.DATA_FILE_SYSTEM + "/errors_count"))
          .isEqualTo("0");
      assertThat(ask(kiosk, "sha256sum /var/lib/teleguichet-edge-agent/identity/*.pem"))
          .isEqualTo(identity);
    }
  }

  private static String said(FlashedKiosk kiosk) throws IOException, InterruptedException {
    return kiosk.manager().get("/api/v1/kiosks/" + FlashedKiosk.ID).toString();
  }

  private static String ask(FlashedKiosk kiosk, String commands) throws IOException {
    try (GuestShell shell = kiosk.shell()) {
      return shell.ask(commands, SOON);
    }
  }
}
