package fr.teleguichet.edge.peripheral.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against the real {@code upsd}. */
@Timeout(300)
@Tag("proof")
class NutUpsIT {

  @TempDir private Path folder;

  @Test
  void theMainsTheOutageAndTheEndOfTheBatteryAreRead() throws IOException {
    try (var upsd = new DummyUpsd(folder)) {
      assertThat(upsd.readUntil(it -> it.flags().contains("OL") && it.charge().isPresent()))
          .isEqualTo(
              new UpsReading(
                  Set.of("OL"), OptionalInt.of(97), OptionalInt.of(1800), "Eaton Ellipse 650"));
      upsd.says("ups.status: OB DISCHRG LB", "battery.charge: 12", "battery.runtime: 90");
      assertThat(upsd.readUntil(it -> it.flags().contains("LB")).isOnBattery()).isTrue();
    }
  }

  @Test
  void aSupplyWhoseDriverIsGoneIsAWarning() throws Exception {
    try (var upsd = new DummyUpsd(folder)) {
      var _ = upsd.readUntil(it -> it.flags().contains("OL"));
      upsd.pull();
      var probe =
          new PowerProbe(new NutUps("127.0.0.1", upsd.port()), PowerProbeTest.LIMITS, () -> {});
      await()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(
              () ->
                  assertThat(PowerProbeTest.text(probe.look()))
                      .isIn("WARNING ups-driver-not-connected", "WARNING ups-data-stale"));
    }
  }

  @Test
  void whereNoServerListensItIsAWarning() throws Exception {
    var ups = new NutUps("127.0.0.1", Installed.freePort());
    ProbeFinding found = new PowerProbe(ups, PowerProbeTest.LIMITS, () -> {}).look();
    assertThat(PowerProbeTest.text(found)).isEqualTo("WARNING ups-unreachable");
  }
}
