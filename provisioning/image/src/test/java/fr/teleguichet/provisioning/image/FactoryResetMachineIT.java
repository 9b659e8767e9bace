package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A technician resets a kiosk by its own page, first so that it stays who it is, then so that
 * nothing stays. Asked for by -Dproof.image=reset.
 */
@EnabledIfSystemProperty(named = "proof.image", matches = "reset|all")
@Timeout(value = 100, unit = TimeUnit.MINUTES)
@Tag("proof")
final class FactoryResetMachineIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String IDENTITY = "/var/lib/teleguichet-edge-agent/identity";
  private static final String SETTINGS = "/var/lib/teleguichet-edge-agent/configurations";

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private FlashedKiosk kiosk;

  @BeforeEach
  void powerOn() throws Exception {
    kiosk = FlashedKiosk.startWithPin(Path.of("target/reset").toAbsolutePath());
    kiosk.awaitConnection();
  }

  @AfterEach
  void powerOff() throws IOException {
    if (kiosk != null) {
      kiosk.close();
    }
  }

  @Test
  void aKioskStaysWhoItIsAndThenIsNobody() throws Exception {
    String certificate = kiosk.ask("sha256sum " + IDENTITY + "/*.pem");
    String machine = kiosk.ask("cat /etc/machine-id");

    reset("keep-identity");
    kiosk.awaitConnection();
    assertThat(kiosk.ask("sha256sum " + IDENTITY + "/*.pem")).isEqualTo(certificate);
    assertThat(kiosk.ask("cat /etc/machine-id")).isEqualTo(machine);

    reset("wipe-identity");
    Awaitility.await("a unit that is nobody's")
        .atMost(VirtualMachine.START)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> kiosk.ask(http("GET", "/api/technician", "")),
            it -> it.contains("aucune, la borne"));
    assertThat(kiosk.ask("cat /etc/machine-id")).matches("[0-9a-f]{32}").isNotEqualTo(machine);
    assertThat(kiosk.ask("grep -rl BEGIN.CERT " + IDENTITY + " || true")).isEmpty();
    kiosk.screen().awaitWords("pas encore en service");
  }

  /** As the page does it; waits until a start has forgotten what the fleet had set. */
  private void reset(String kind) throws IOException {
    try (GuestShell shell = kiosk.shell()) {
      String _ = shell.ask("mkdir -p " + SETTINGS + "; touch " + SETTINGS + "/remembered", SOON);
      JsonNode view =
          JSON.readTree(body(shell.ask(http("GET", "/api/technician/reset", ""), SOON)));
      String order =
          JSON.writeValueAsString(
              JSON.createObjectNode()
                  .put("kind", kind)
                  .put("unit", view.get("unit").asText())
                  .put("unsent", view.get("unsent").asInt()));
      assertThat(shell.ask(http("POST", "/api/technician/reset", order), SOON)).contains(" 200 ");
    }
    Awaitility.await("the start after the reset")
        .atMost(VirtualMachine.START)
        .ignoreExceptions()
        .until(
            () ->
                kiosk.ask("ls " + SETTINGS + "/remembered 2>&1 || true").contains("No such file"));
  }

  /** Bash, for there is no HTTP client on a kiosk. */
  private static String http(String method, String path, String body) {
    return """
    exec 5<>/dev/tcp/127.0.0.1/8090; printf '%s %s HTTP/1.0\\r\\nHost: 127.0.0.1:8090\\r\\n\
    Origin: http://127.0.0.1:8090\\r\\nAuthorization: Bearer %s\\r\\nContent-Type: application/json\\r\\n\
    Content-Length: %d\\r\\n\\r\\n' >&5; \
    printf '%%s' '%s' >&5; cat <&5; exec 5>&-\
    """
        .formatted(method, path, FlashedKiosk.PIN, body.length(), body);
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("{"));
  }
}
