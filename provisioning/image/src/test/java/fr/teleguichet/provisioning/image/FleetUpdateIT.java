package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Updates of the whole system that the fleet manager gives: one that stays, and such as can't, each
 * in its way. Each takes minutes without KVM, so all but the first of either kind are asked for by
 * -Dproof.image=update.
 */
@ExtendWith(SharedKiosk.Resolver.class)
@Order(3)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 100, unit = TimeUnit.MINUTES)
@Tag("proof")
final class FleetUpdateIT {

  // Fetched, written, started, and proved for half a minute.
  private static final Duration UPDATE = Duration.ofMinutes(30);

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private FlashedKiosk kiosk;

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private BundleMaker bundles;

  @BeforeAll
  void trustReleases(SharedKiosk shared) throws Exception {
    kiosk = shared.kiosk();
    bundles = shared.bundles();
    kiosk.awaitConnection();
    kiosk.trustReleases();
  }

  @Test
  @Order(1)
  void anUpdateFromTheManagerIsTriedProvenAndStays() throws Exception {
    updated("2026.12.0", bundles.make("2026.12.0"), "succeeded");

    assertThat(slots()).contains("slot=B", "left=0", "B=good");
    assertThat(running()).isEqualTo("B");
  }

  @Test
  @Order(2)
  void aSystemThatPanicsGivesWayAndTheManagerSaysSo() throws Exception {
    failed("2026.12.1", bundles.makeWithoutInit("2026.12.1"), "start");
  }

  @Test
  @Order(3)
  @EnabledIfSystemProperty(named = "proof.image", matches = "update|all")
  void anAgentThatNeverStartsGivesWayToo() throws Exception {
    failed(
        "2026.12.2",
        bundles.makeWithoutBrowser(
            "2026.12.2", "rm /usr/lib/teleguichet-edge-agent/bin/start-agent\n"),
        "start");
  }

  @Test
  @Order(4)
  @EnabledIfSystemProperty(named = "proof.image", matches = "update|all")
  void aSystemThatHangsIsEndedByTheWatchdog(@TempDir Path folder) throws Exception {
    Path hang =
        Files.writeString(
            folder.resolve("hang.service"),
            "[Service]\nExecStart=/bin/sh -c 'sleep 20; kill -SEGV 1'\n");
    String unit = "/usr/lib/systemd/system/hang.service";
    failed(
        "2026.12.3",
        bundles.makeWithoutBrowser(
            "2026.12.3",
            "write %s %s\nsymlink /etc/systemd/system/multi-user.target.wants/hang.service %s\n"
                .formatted(hang, unit, unit)),
        "start");
  }

  @Test
  @Order(5)
  @EnabledIfSystemProperty(named = "proof.image", matches = "update|all")
  void aSystemThatNeverPaintsItsPageIsFoundOutByTheAgent() throws Exception {
    failed("2026.12.4", bundles.makeWithoutBrowser("2026.12.4", ""), "screen-picture");
  }

  /** The new system has nothing that leads to it, as one without its driver. */
  @Test
  @Order(6)
  @EnabledIfSystemProperty(named = "proof.image", matches = "update|all")
  void aSystemThatLosesThePrinterIsFoundOutByTheAgent() throws Exception {
    kiosk.awaitPeripheral("printer", "ok");
    failed(
        "2026.12.5",
        bundles.makeChanged("2026.12.5", "rm " + ShellOverlay.PROXY + "\n"),
        "printer");
    kiosk.awaitPeripheral("printer", "ok");
  }

  private void failed(String version, Path bundle, String check) throws Exception {
    String running = running();
    updated(version, bundle, "failed");

    assertThat(kiosk.newestUpdate().toString()).contains("cause=not-proven", "check=" + check);
    assertThat(running()).as("the slot that runs").isEqualTo(running);
    assertThat(slots()).contains(running.equals("A") ? "B=bad" : "A=bad", "left=0");
    kiosk.awaitConnection();
  }

  private void updated(String version, Path bundle, String state)
      throws IOException, InterruptedException {
    kiosk.manager().update(FlashedKiosk.ID, bundle, version);
    Files.delete(bundle);
    Awaitility.await("the end of " + version)
        .atMost(UPDATE)
        .pollInterval(Duration.ofSeconds(5))
        .until(
            () -> kiosk.newestUpdate().get("state").asText(),
            it -> {
              assertThat(it).isIn("waiting", "offered", "running", state);
              return it.equals(state);
            });
  }

  private String slots() throws IOException {
    return kiosk.ask("grub-editenv /boot/firmware/grub/grubenv list");
  }

  private String running() throws IOException {
    return kiosk.ask("/usr/lib/teleguichet-image/grub-slots get-current");
  }
}
