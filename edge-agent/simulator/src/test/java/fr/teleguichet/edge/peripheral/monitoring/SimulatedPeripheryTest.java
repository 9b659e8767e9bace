package fr.teleguichet.edge.peripheral.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ConfigurationReader;
import fr.teleguichet.edge.configuration.ConfigurationResult;
import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.AgentContext;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.AgentEnvironment;
import fr.teleguichet.edge.loop.EventStream;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.print.PrintOutcome;
import fr.teleguichet.edge.peripheral.print.TestPage;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.simulator.SimulatedHardware;
import fr.teleguichet.simulator.scenario.Scenario;
import fr.teleguichet.simulator.scenario.ScenarioReader;
import fr.teleguichet.simulator.scenario.SimulationDial;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The peripherals of a simulated kiosk, as the agent looks at them. */
@Timeout(300)
class SimulatedPeripheryTest {

  @TempDir private Path root;
  private final Vertx vertx = Vertx.vertx();
  private final VirtualLoop time = new VirtualLoop();
  private final KioskState kiosk = new KioskState();
  private final Logbook journal = new Logbook();

  @AfterEach
  void close() throws Exception {
    var _ = vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void theSimulatedKioskIsLookedAtLikeARealOne() throws Exception {
    AgentConfiguration played =
        configuration(
            Map.of(
                "TELEGUICHET_HARDWARE",
                "simulated",
                "TELEGUICHET_SCENARIO_FILE",
                "src/main/dist/scenarios/segala.yaml"));
    Scenario scenario =
        ScenarioReader.read(
            played.simulation().scenario().orElseThrow(),
            played.kiosk().services().stream().map(ServiceOffer::id).collect(Collectors.toSet()));
    var bench = new SimulatedHardware(time, played, scenario);
    PeripheralMonitoring periphery = periphery(played, bench);
    var _ = periphery.start();
    time.pass(Duration.ofMinutes(1));
    assertThat(kiosk.peripheral(Peripheral.PRINTER).orElseThrow().model())
        .isEqualTo("Brother HL-L2400DW");
    assertThat(kiosk.peripheral(Peripheral.READER)).as("the scenario has none").isEmpty();
    var page = new TestPage("relais-01", ZonedDateTime.parse("2026-11-24T09:05:00+01:00"));
    assertThat(periphery.devices().printer().orElseThrow().printTestPage(page))
        .isEqualTo(new PrintOutcome.Printed(1));
    bench.kiosk().turn(SimulationDial.PAPER, 0);
    assertThat(kiosk.peripheral(Peripheral.PRINTER).orElseThrow().reasons())
        .isEqualTo("media-empty");
    assertThat(journal.records()).hasSize(1);
    assertThat(periphery.stop().succeeded()).isTrue();
  }

  private PeripheralMonitoring periphery(AgentConfiguration settings, KioskHardware bench) {
    var machine =
        new AgentEnvironment(
            vertx, time.clock(), () -> 0, new Random(1), UUID::randomUUID, root, 1, Map.of());
    return new PeripheralMonitoring(
        new AgentContext(
            time, machine, kiosk, journal, journal, new UUID(0, 1), OutboundRoute.direct()),
        settings,
        new PeripheralMonitoring.Surroundings(
            ActiveSessionLock.NEVER, new EventStream<>(time), () -> false, () -> {}),
        bench,
        List.of());
  }

  private static AgentConfiguration configuration(Map<String, String> settings) {
    return ((ConfigurationResult.Usable) ConfigurationReader.read(Optional.empty(), settings))
        .configuration();
  }
}
