package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A data partition in which an error is found, and one that takes no writes any more, while nobody
 * is there: the agent has the machine start again, which mends it. Asked for by -Dproof.image=data.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIfSystemProperty(named = "proof.image", matches = "data|all")
@Timeout(value = 100, unit = TimeUnit.MINUTES)
@Tag("proof")
final class DataErrorsIT {

  private static final String READ_ONLY = "Le disque est passé en lecture seule";
  private static final String AN_ERROR =
      "echo x > " + ShellOverlay.DATA_FILE_SYSTEM + "/trigger_fs_error";

  /** Without notes of it, another start is made twenty minutes after the agent's own at most. */
  private static final Duration BOUND = Duration.ofMinutes(40);

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private FlashedKiosk kiosk;

  @BeforeAll
  void powerOn() throws Exception {
    kiosk = FlashedKiosk.start(Path.of("target/data-errors").toAbsolutePath());
  }

  @AfterAll
  void powerOff() throws IOException {
    if (kiosk != null) {
      kiosk.close();
    }
  }

  @Test
  @Order(1)
  void anErrorIsMendedByAStartOfTheMachineThatTheAgentMakes() throws Exception {
    isMendedByAnotherStart(AN_ERROR, () -> {});
  }

  @Test
  @Order(2)
  void thatNothingCanBeWrittenIsToldAndMendedToo() throws Exception {
    isMendedByAnotherStart(
        "mount -o remount,errors=remount-ro /data && " + AN_ERROR,
        () -> awaitWords(it -> it.contains(READ_ONLY)));
  }

  private void isMendedByAnotherStart(String damage, Runnable meanwhile) throws IOException {
    kiosk.awaitConnection();
    String identity = identity();
    String start = start();

    String _ = kiosk.ask(damage);

    meanwhile.run();
    Awaitility.await("another start of the machine")
        .atMost(BOUND)
        .pollInterval(Duration.ofSeconds(5))
        .ignoreExceptions() // A shell that ends in the middle of an answer.
        .until(() -> !start().equals(start));
    awaitWords(it -> it.contains("\"connected\"") && !it.contains(READ_ONLY));
    assertThat(kiosk.ask("cat " + ShellOverlay.DATA_FILE_SYSTEM + "/errors_count")).isEqualTo("0");
    assertThat(identity()).isEqualTo(identity);
  }

  /** Of the manager, about the kiosk. */
  private void awaitWords(Predicate<String> wanted) {
    String _ =
        Awaitility.await("what the manager says of it")
            .atMost(VirtualMachine.START)
            .pollInterval(Duration.ofSeconds(2))
            .until(
                () -> kiosk.manager().get("/api/v1/kiosks/" + FlashedKiosk.ID).toString(), wanted);
  }

  private String identity() throws IOException {
    return kiosk.ask("sha256sum /var/lib/teleguichet-edge-agent/identity/*.pem");
  }

  private String start() throws IOException {
    return kiosk.ask("cat /proc/sys/kernel/random/boot_id");
  }
}
