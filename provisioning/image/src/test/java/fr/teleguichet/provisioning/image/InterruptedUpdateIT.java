package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
 * The plug is pulled in each phase of an update of the whole system: while it is fetched, while it
 * is written, once the boot loader was told, and in its first start. Asked for by
 * -Dproof.image=interrupted.
 */
@EnabledIfSystemProperty(named = "proof.image", matches = "interrupted|all")
@Timeout(value = 100, unit = TimeUnit.MINUTES)
@Tag("proof")
final class InterruptedUpdateIT {

  private static final String VERSION = "2026.12.0";
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Duration PHASE = Duration.ofMinutes(30);

  private final Path work = Path.of("target/interrupted-update").toAbsolutePath();

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private FlashedKiosk kiosk;

  @BeforeEach
  void powerOn() throws Exception {
    kiosk = FlashedKiosk.startForUpdates(work, hardware -> hardware);
    kiosk.awaitConnection();
  }

  @AfterEach
  void powerOff() throws IOException {
    if (kiosk != null) {
      kiosk.close();
    }
  }

  @Test
  void whereverThePowerGoesTheSameKioskStartsAndTheUpdateIsMadeInTheEnd() throws Exception {
    kiosk.trustReleases();
    String journal = journal();
    String certificate = kiosk.ask("sha256sum /var/lib/teleguichet-edge-agent/identity/*.pem");
    try (BundleMaker bundles = kiosk.bundles()) {
      Path bundle = bundles.make(VERSION);
      kiosk.manager().update(FlashedKiosk.ID, bundle, VERSION);
      Files.delete(bundle);
    }

    cutWhen("it is fetched", "find /var/lib/teleguichet-edge-agent/update -size +20M | grep -q .");
    cutWhen("it is written", "awk '$7 < 200000 {exit 1}' /sys/class/block/vda4/stat");
    cutWhen("it is to be tried", "grub-editenv /boot/firmware/grub/grubenv list | grep -q left=1");
    cutWhen("it starts", "grep -q rauc.slot=B /proc/cmdline");

    kiosk.awaitConnection();
    var _ =
        Awaitility.await("the update, made once more")
            .atMost(PHASE)
            .pollInterval(Duration.ofSeconds(5))
            .until(kiosk::newestUpdate, it -> it.get("state").asText().equals("succeeded"));
    assertThat(kiosk.ask("grub-editenv /boot/firmware/grub/grubenv list"))
        .contains("slot=B", "left=0", "B=good");
    assertThat(journal()).isEqualTo(journal);
    assertThat(kiosk.ask("sha256sum /var/lib/teleguichet-edge-agent/identity/*.pem"))
        .isEqualTo(certificate);
    assertThat(kiosk.ask("cat /sys/fs/ext4/*/errors_count | sort -u")).isEqualTo("0");
  }

  private void cutWhen(String phase, String condition) throws IOException, InterruptedException {
    try (GuestShell shell = kiosk.shell()) {
      Awaitility.await(phase)
          .atMost(PHASE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> shell.run(condition, SOON).exitCode() == 0);
    }
    kiosk.machine().cutPower();
  }

  private String journal() throws IOException, InterruptedException {
    return kiosk
        .manager()
        .get("/api/v1/kiosks/" + FlashedKiosk.ID)
        .get("facts")
        .get("Journal/Id")
        .asText();
  }
}
