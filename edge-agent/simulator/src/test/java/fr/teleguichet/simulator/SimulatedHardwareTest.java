package fr.teleguichet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.configuration.ConfigurationReader;
import fr.teleguichet.edge.configuration.ConfigurationResult;
import fr.teleguichet.edge.hardware.KioskHardware;
import fr.teleguichet.edge.hardware.SimulatorFactory.UnusableScenarioException;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.network.setup.ConnectionProfile;
import fr.teleguichet.edge.network.setup.ManagerReachability;
import fr.teleguichet.edge.network.setup.SimulatedNetwork;
import fr.teleguichet.edge.network.setup.WifiSecurity;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SimulatedHardwareTest {

  private static final String DAY = "src/main/dist/scenarios/segala.yaml";

  private final VirtualLoop loop = new VirtualLoop();

  @Test
  void hardwareIsSimulatedOnlyWhereMoreThanCitizensIsPlayed() {
    assertThat(hardware(Map.of("TELEGUICHET_HARDWARE", "simulated"))).isPresent();
    assertThat(hardware(Map.of("TELEGUICHET_SIMULATE", "citizens"))).isEmpty();
  }

  @Test
  void theSensorsCountNobodyTwiceWhomTheScriptHasCounted() {
    var logbook = new Logbook();
    RecordAppender sensed =
        hardware(Map.of("TELEGUICHET_HARDWARE", "simulated"))
            .orElseThrow()
            .sensed(logbook, logbook);
    var hour = new KioskRecord.Presence(VirtualLoop.START, 3, 1);
    assertThat(sensed.append(hour).succeeded()).isTrue();
    assertThat(sensed.append(hour, "count", "0 0").succeeded()).isTrue();
    assertThat(logbook.records()).isEmpty();
    assertThat(logbook.note("count")).isEqualTo("0 0");
    var incident =
        new KioskRecord.Incident(
            Peripheral.PRINTER, VirtualLoop.START, Optional.of(PeripheralState.OK), "");
    assertThat(sensed.append(incident).succeeded()).isTrue();
    assertThat(logbook.records()).isEqualTo(List.of(incident));
  }

  @Test
  void aSimulatedNetworkThatLeadsNowhereReachesNoFleet() throws Exception {
    KioskHardware kiosk = hardware(Map.of("TELEGUICHET_HARDWARE", "simulated")).orElseThrow();
    var id = new UUID(1, 2);
    ManagerReachability reach =
        kiosk.reach(
            new ManagerReachability() {
              @Override
              public void startOver() {
                // There is no connection of before.
              }

              @Override
              public Future<Boolean> isReached() {
                return Future.succeededFuture(true);
              }
            });
    assertThat(reach.isReached().result()).isTrue();

    var guests = new ConnectionProfile.Wifi(SimulatedNetwork.GUESTS, false, WifiSecurity.OPEN, "");
    kiosk.network().tryOut(id, guests, Duration.ofMinutes(3));
    assertThat(reach.isReached().result()).isFalse();

    kiosk.network().takeBack(id);
    assertThat(reach.isReached().result()).isTrue();
  }

  private Optional<KioskHardware> hardware(Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("TELEGUICHET_SCENARIO_FILE", DAY);
    try {
      return new KioskSimulatorFactory().read(configuration(all)).hardware(loop);
    } catch (UnusableScenarioException e) {
      throw new AssertionError(e);
    }
  }

  private static AgentConfiguration configuration(Map<String, String> settings) {
    return ((ConfigurationResult.Usable) ConfigurationReader.read(Optional.empty(), settings))
        .configuration();
  }
}
