package fr.teleguichet.edge.peripheral.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ConfigurationReader;
import fr.teleguichet.edge.configuration.ConfigurationResult;
import fr.teleguichet.edge.hardware.RealHardware;
import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.kiosk.PageRenderListener.Drawing;
import fr.teleguichet.edge.kiosk.PageRenderListener.Role;
import fr.teleguichet.edge.loop.AgentEnvironment;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class PeripheralMonitoringTest {

  @TempDir private Path root;
  private final Vertx vertx = Vertx.vertx();
  private final VirtualLoop time = new VirtualLoop();
  private final KioskState kiosk = new KioskState();
  private final Logbook journal = new Logbook();

  @AfterEach
  void close() throws Exception {
    var _ = vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  /** A developer's machine is no broken kiosk. */
  @Test
  void aMachineWithoutPeripheralsIsLookedAtAndMakesNoIncidents() {
    PeripheralMonitoring periphery = periphery(Map.of("TELEGUICHET_BOARD", "teleguichet-v1"));
    var _ = periphery.start();
    time.pass(Duration.ofMinutes(1));
    assertThat(kiosk.absence(Peripheral.CAMERA)).contains("unplugged");
    assertThat(kiosk.absence(Peripheral.SCREEN)).contains("no-connector");
    assertThat(kiosk.absence(Peripheral.READER)).contains("unplugged");
    assertThat(kiosk.peripheral(Peripheral.POWER)).isPresent();
    assertThat(journal.records()).isEmpty();
    assertThat(periphery.stop().succeeded()).isTrue();
  }

  /** A PC's screen has no connector of a known name, but its page draws. */
  @Test
  void theScreenOfAPcIsThereByItsPicture() {
    PeripheralMonitoring periphery = periphery(Map.of("TELEGUICHET_BOARD", "generic-pc"));
    var _ = periphery.start();
    boolean _ = periphery.frames().drawn(new Drawing("page", Role.UNSAID, 60, true));
    time.pass(Duration.ofSeconds(5));

    assertThat(kiosk.peripheral(Peripheral.SCREEN)).isPresent();
    assertThat(periphery.stop().succeeded()).isTrue();
  }

  private PeripheralMonitoring periphery(Map<String, String> settings) {
    AgentConfiguration configuration = configuration(settings);
    var machine =
        new AgentEnvironment(
            vertx, time.clock(), () -> 0, new Random(1), UUID::randomUUID, root, 1, Map.of());
    return new PeripheralMonitoring(
        new AgentContext(
            time, machine, kiosk, journal, journal, new UUID(0, 1), OutboundRoute.direct()),
        configuration,
        new PeripheralMonitoring.Surroundings(
            ActiveSessionLock.NEVER, new EventStream<>(time), () -> false, () -> {}),
        new RealHardware(configuration, root),
        List.of());
  }

  private static AgentConfiguration configuration(Map<String, String> settings) {
    return ((ConfigurationResult.Usable) ConfigurationReader.read(Optional.empty(), settings))
        .configuration();
  }
}
