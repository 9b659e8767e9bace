package fr.teleguichet.edge.network;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkQualityMonitorTest {

  private static final Duration A_ROUND = Duration.ofMinutes(4);

  private final VirtualLoop loop = new VirtualLoop();
  private final KioskState kiosk = new KioskState();
  private final List<String> asked = new ArrayList<>();
  private final List<NetworkUsability> changes = new ArrayList<>();
  private Optional<URI> server = Optional.of(URI.create("mqtts://fleet.example"));
  private Optional<Duration> answer = Optional.of(Duration.ofMillis(25));
  private final NetworkQualityMonitor watch =
      new NetworkQualityMonitor(loop, kiosk, this::ask, () -> server, this::changed);

  private Optional<Duration> ask(String host, int port) {
    asked.add(host + ":" + port);
    return answer;
  }

  private void changed() {
    changes.add(watch.quality());
  }

  @BeforeEach
  void start() {
    watch.start();
  }

  @Test
  void fiveProbesAMinuteGoToTheServerOfTheLink() {
    loop.pass(Duration.ofMinutes(1));
    assertThat(asked).hasSize(5).containsOnly("fleet.example:8883");
    assertThat(watch.figures().roundTrip()).contains(Duration.ofMillis(25));
    assertThat(changes).isEmpty();
  }

  @Test
  void aSecondStartMeasuresNoOftener() {
    watch.start();
    loop.pass(Duration.ofMinutes(1));
    assertThat(asked).hasSize(5);
  }

  /** While the link looks for its server itself, losses would say nothing new. */
  @Test
  void nothingIsAskedWithoutContact() {
    server = Optional.empty();
    loop.pass(A_ROUND);
    assertThat(asked).isEmpty();
    server = Optional.of(URI.create("mqtt://10.0.0.1:1884"));
    loop.pass(NetworkQualityMonitor.EVERY);
    assertThat(asked).containsExactly("10.0.0.1:1884");
  }

  @Test
  void aSlowWayIsPoorAndAQuickOneGoodAgainEachToldOnce() {
    loop.pass(A_ROUND);
    answer = Optional.of(Duration.ofMillis(800));
    loop.pass(A_ROUND);
    assertThat(watch.quality()).isEqualTo(NetworkUsability.POOR);
    answer = Optional.of(Duration.ofMillis(25));
    loop.pass(A_ROUND.multipliedBy(3));
    assertThat(changes).containsExactly(NetworkUsability.POOR, NetworkUsability.GOOD);
  }

  @Test
  void lostProbesArePoorAndForgottenInTime() {
    answer = Optional.empty();
    loop.pass(A_ROUND);
    assertThat(watch.quality()).isEqualTo(NetworkUsability.POOR);
    answer = Optional.of(Duration.ofMillis(25));
    loop.pass(A_ROUND);
    assertThat(changes).containsExactly(NetworkUsability.POOR, NetworkUsability.GOOD);
  }

  @Test
  void theInterfacesThroughputIsShownAndNotJudgedBy() {
    kiosk.measure(
        Map.of(
            HealthMetric.NETWORK_RECEIVED,
            Value.of(0.1),
            HealthMetric.NETWORK_SENT,
            Value.of(7.0)));
    loop.pass(A_ROUND);
    assertThat(watch.received()).hasValue(0.1);
    assertThat(watch.sent()).hasValue(7.0);
    assertThat(watch.quality()).isEqualTo(NetworkUsability.GOOD);
  }

  @Test
  void afterTheStopNobodyIsAsked() {
    var _ = watch.stop();
    loop.pass(A_ROUND);
    assertThat(asked).isEmpty();
  }
}
