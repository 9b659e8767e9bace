package fr.teleguichet.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.LinkFaultInjector;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.PeripheralSupervisor;
import fr.teleguichet.hardware.board.BoardProfiles;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Incident;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A script's happenings are done to the simulated kiosk, and the agent's probes find out. */
class PlayedOnTheKioskTest {

  private static final Set<ServiceCode> SERVICES =
      Stream.of("carsat", "caf", "cpam", "france-travail", "mission-locale")
          .map(ServiceCode::new)
          .collect(Collectors.toSet());

  @TempDir Path folder;

  private final List<String> cable = new ArrayList<>();

  private final class Stand {
    final VirtualLoop loop = new VirtualLoop();
    final KioskState state = new KioskState();
    final Logbook logbook = new Logbook();
    final Optional<SimulatedKiosk> kiosk;

    Stand(Scenario scenario, double speed, boolean isLookedAt) {
      kiosk =
          isLookedAt
              ? Optional.of(
                  new SimulatedKiosk(loop, BoardProfiles.builtIn("teleguichet-v1"), scenario))
              : Optional.empty();
      var simulation =
          new ScenarioPlayer(
              new ScenarioPlayer.Surroundings(loop, loop.clock(), logbook, new Cable()),
              state,
              scenario,
              new ScenarioPlayer.Manner(speed, Duration.ofSeconds(10), false),
              kiosk);
      simulation.start();
      kiosk.ifPresent(it -> watch(it, speed));
    }

    private void watch(SimulatedKiosk it, double speed) {
      it.start();
      var watch =
          new PeripheralSupervisor(
              new PeripheralSupervisor.Surroundings(
                  loop, loop.clock(), new Random(7), state, logbook, logbook),
              it.posts(),
              speed);
      it.onChange(watch::lookNow);
      var _ = watch.start();
    }

    /** Those of devices that are not on the board's header, in the order of time. */
    List<String> incidents() {
      return logbook.records().stream()
          .filter(Incident.class::isInstance)
          .map(Incident.class::cast)
          .map(KioskRecord::toString)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fr.teleguichet.simulator.scenario.ScenarioReaderTest#shipped")
  void everyShippedDayLeavesTheIncidentsThatItsScriptSays(Path file) throws Exception {
    Scenario scenario = ScenarioReader.read(file, SERVICES);
    var looked = new Stand(scenario, 60, true);
    var told = new Stand(scenario, 60, false);
    looked.loop.pass(Duration.ofMinutes(10));
    told.loop.pass(Duration.ofMinutes(10));
    assertThat(looked.incidents()).isEqualTo(told.incidents());
    scenario
        .peripherals()
        .forEach(
            (kind, model) -> {
              if (Set.of(Peripheral.PRESENCE, Peripheral.LIGHT, Peripheral.ENCLOSURE)
                  .contains(kind)) {
                return;
              }
              assertThat(looked.state.peripheral(kind)).isEqualTo(told.state.peripheral(kind));
            });
  }

  @Test
  void outOfPaperIsAnEmptyTrayAndHandsCanFillItBeforeTheScriptDoes() throws Exception {
    Stand stand =
        play(
            """
              - {at: 09:10, peripheral: printer, state: error, reasons: media-empty}
              - {at: 09:50, peripheral: printer, state: ok}
            """);
    SimulatedKiosk kiosk = stand.kiosk.orElseThrow();
    stand.loop.pass(Duration.ofMinutes(11));
    assertThat(kiosk.at(SimulationDial.PAPER)).isZero();
    assertThat(reasons(stand)).isEqualTo("media-empty");
    kiosk.turn(SimulationDial.PAPER, 100);
    assertThat(reasons(stand)).isEmpty();
    stand.loop.pass(Duration.ofMinutes(40));
    assertThat(kiosk.at(SimulationDial.PAPER)).isEqualTo(200);
  }

  @Test
  void whatNoHandCanDoIsPutIntoTheDevicesMouthUntilAHandTouchesIt() throws Exception {
    Stand stand =
        play("  - {at: 09:10, peripheral: printer, state: error, reasons: fuser-over-temp}\n");
    stand.loop.pass(Duration.ofMinutes(11));
    assertThat(reasons(stand)).isEqualTo("fuser-over-temp");
    stand.kiosk.orElseThrow().turn(SimulationDial.PRINTER_PLUG, 0);
    assertThat(stand.state.absence(Peripheral.PRINTER)).contains("unreachable");
    stand.kiosk.orElseThrow().turn(SimulationDial.PRINTER_PLUG, 1);
    assertThat(reasons(stand)).isEmpty();
  }

  @Test
  void handsOfTheScriptDoWhatHandsDo() throws Exception {
    Stand stand =
        play(
            """
              - {at: 09:01, person: 80}
              - {at: 09:02, button: pressed}
              - {at: 09:03, door: open}
              - {at: 09:04, paper: empty}
              - {at: 09:05, cover: open}
              - {at: 09:06, jam: yes}
              - {at: 09:07, toner: none}
              - {at: 09:08, shutter: closed}
              - {at: 09:09, power: cut}
              - {at: 09:10, battery: 15}
              - {at: 09:11, handset: lifted}
              - {at: 09:30, power: back}
              - {at: 09:31, person: leaves}
              - {at: 09:40, network: down}
              - {at: 09:41, network: up}
            """);
    SimulatedKiosk kiosk = stand.kiosk.orElseThrow();
    stand.loop.pass(Duration.ofMinutes(12));
    assertThat(kiosk.at(SimulationDial.PERSON)).isEqualTo(80);
    assertThat(kiosk.at(SimulationDial.BUTTON)).as("let go again").isZero();
    assertThat(reasons(stand)).isEqualTo("cover-open,media-jam,media-empty,toner-empty");
    assertThat(stand.state.peripheral(Peripheral.CAMERA).orElseThrow().reasons())
        .isEqualTo("shutter-closed");
    assertThat(stand.state.peripheral(Peripheral.POWER).orElseThrow().reasons())
        .contains("on-battery", "low-battery");
    assertThat(kiosk.at(SimulationDial.DOOR) + kiosk.at(SimulationDial.HANDSET)).isEqualTo(2);
    assertThat(kiosk.devices().isEnding()).isTrue();
    stand.loop.pass(Duration.ofMinutes(48));
    assertThat(kiosk.at(SimulationDial.PERSON)).isZero();
    assertThat(kiosk.devices().isEnding()).isFalse();
    assertThat(cable).containsExactly("unplug", "plug");
    stand.loop.pass(Duration.ofMinutes(1));
    assertThat(reasons(stand)).as("the next morning").isEmpty();
  }

  @Test
  void passersWalkPastOneAfterTheOtherAndACitizenStaysBeforeTheScreen() throws Exception {
    Stand stand =
        play(
            """
              - {at: 09:01, passers: 2}
              - {at: 09:10, citizen: caf, minutes: 10, outcome: held}
            """);
    List<Integer> seen = new ArrayList<>();
    stand
        .kiosk
        .orElseThrow()
        .onTurn(
            dial -> {
              if (dial == SimulationDial.PERSON) {
                seen.add(stand.kiosk.orElseThrow().at(dial));
              }
            });
    stand.loop.pass(Duration.ofMinutes(9));
    assertThat(seen).containsExactly(260, 180, 260, 0, 260, 180, 260, 0);
    stand.loop.pass(Duration.ofMinutes(2));
    assertThat(stand.kiosk.orElseThrow().at(SimulationDial.PERSON)).isEqualTo(70);
    stand.loop.pass(Duration.ofMinutes(10));
    assertThat(stand.kiosk.orElseThrow().at(SimulationDial.PERSON)).isZero();
  }

  private static String reasons(Stand stand) {
    return stand.state.peripheral(Peripheral.PRINTER).orElseThrow().reasons();
  }

  private Stand play(String script) throws Exception {
    String head =
        """
        site: Essai
        from: 09:00
        to: 10:00
        peripherals: {printer: Brother, camera: Logitech, power: Eaton}
        script:
        """;
    Path file = Files.writeString(folder.resolve("day.yaml"), head + script);
    return new Stand(ScenarioReader.read(file, SERVICES), 1, true);
  }

  private final class Cable implements LinkFaultInjector {
    @Override
    public void unplug() {
      cable.add("unplug");
    }

    @Override
    public void leave(ShutdownReason reason) {
      cable.add("leave");
    }

    @Override
    public void plug() {
      cable.add("plug");
    }
  }
}
