package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is plugged into a kiosk, by the image's own kernel, rules and services: a radar on a USB
 * serial adapter, a printer where ipp-usb offers one, a bus for sensors.
 */
@ExtendWith(SharedKiosk.Resolver.class)
@Order(2)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 50, unit = TimeUnit.MINUTES)
@Tag("proof")
final class PluggedPeripheralsIT {

  private static final Duration SOON = Duration.ofMinutes(2);

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private AnnouncedPrinter printer;

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private FlashedKiosk kiosk;

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private GuestShell shell;

  @BeforeAll
  void lookAt(SharedKiosk shared) {
    printer = shared.printer();
    kiosk = shared.kiosk();
    shell = kiosk.shell();
    kiosk.awaitConnection();
  }

  @AfterAll
  void lookAway() throws IOException {
    if (shell != null) {
      shell.close();
    }
  }

  @Test
  void aRadarIsHeardEachTimeThatItIsPluggedIn() throws Exception {
    kiosk.awaitPeripheral("presence", "missing");

    try (var _ = UsbRadar.plugInto(kiosk.machine())) {
      kiosk.awaitPeripheral("presence", "ok");
    }
    kiosk.awaitPeripheral("presence", "missing");
    try (var _ = UsbRadar.plugInto(kiosk.machine())) {
      kiosk.awaitPeripheral("presence", "ok");
    }
  }

  /** The screen itself says it only where people can speak with somebody, which takes a camera. */
  @Test
  void aPrinterThatRunsOutOfPaperIsToldAtOnceAndIsInTheKiosksVerdict(@TempDir Path folder)
      throws Exception {
    kiosk.awaitPeripheral("printer", "ok");
    assertThat(hindrancesOfPrinting())
        .extracting(JsonNode::asText)
        .contains("camera-missing")
        .noneMatch(it -> it.startsWith("printer-"));

    Path refilled = folder.resolve("refilled");
    printer
        .device()
        .does(
            "echo 'STATE: +media-empty' >&2",
            "until [ -e " + refilled + " ]; do sleep 1; done",
            "echo 'STATE: -media-empty' >&2");
    JsonNode _ =
        kiosk
            .manager()
            .post("/api/v1/kiosks/" + FlashedKiosk.ID + "/care", Map.of("action", "test-print"));

    kiosk.awaitPeripheral("printer", "error");
    assertThat(kiosk.peripheral("printer").orElseThrow().get("reasons").asText())
        .contains("media-empty");
    Awaitility.await("the verdict")
        .atMost(VirtualMachine.START)
        .untilAsserted(
            () ->
                assertThat(hindrancesOfPrinting())
                    .extracting(JsonNode::asText)
                    .contains("printer-out-of-paper"));

    Files.createFile(refilled);
    kiosk.awaitPeripheral("printer", "ok");
  }

  private JsonNode hindrancesOfPrinting() throws IOException, InterruptedException {
    return kiosk
        .manager()
        .get("/api/v1/kiosks/" + FlashedKiosk.ID)
        .at("/kiosk/service/obstacles/print");
  }

  /** What gives buses a node, i2c-dev, is what the agent's package had the start load. */
  @Test
  void aBusOfSensorsIsTheAgentsAndNoStrangers() throws Exception {
    String node =
        shell.ask(
            "modprobe i2c-stub chip_addr=0x29 && udevadm settle"
                + " && stat -c '%U %G %a' $(ls -d /dev/i2c-* | tail -1)",
            SOON);

    assertThat(node).isEqualTo("root i2c 660");
    String agent = "$(systemctl show -P MainPID teleguichet-edge-agent)";
    String groups = shell.ask("sed -n 's/^Groups://p' /proc/" + agent + "/status", SOON);
    assertThat(groups.split("\\s+")).contains(shell.ask("getent group i2c | cut -d: -f3", SOON));
  }
}
