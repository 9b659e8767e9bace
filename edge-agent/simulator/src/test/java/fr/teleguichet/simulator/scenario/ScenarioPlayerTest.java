package fr.teleguichet.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.LinkFaultInjector;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.KioskRecord.Incident;
import fr.teleguichet.hardware.journal.KioskRecord.Interview;
import fr.teleguichet.hardware.journal.KioskRecord.Presence;
import fr.teleguichet.hardware.journal.KioskRecord.Survey;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioPlayerTest {

  private static final String DAY =
      """
      site: Essai
      from: 09:00
      to: 11:00
      machine: {board: Raspberry Pi 5}
      peripherals: {printer: Brother, camera: Logitech}
      script:
        - {at: 09:10, passers: 4}
        - {at: 09:15, citizen: caf, minutes: 10, outcome: held, satisfaction: satisfied}
        - {at: 09:30, peripheral: printer, state: error, reasons: media-empty}
        - {at: 09:31, peripheral: camera, state: gone}
        - {at: 09:40, measure: cpu-temperature, towards: 91, within: 40m}
        - {at: 09:50, network: down}
        - {at: 09:55, network: up}
        - {at: 10:30, stop: maintenance}
        - {at: 10:45, start: again}
      """;

  @TempDir Path folder;

  private final VirtualLoop loop = new VirtualLoop();
  private final KioskState kiosk = new KioskState();
  private final Logbook logbook = new Logbook();
  private final List<String> cable = new ArrayList<>();

  @Test
  void theStageIsSetBeforeAnythingHappens() throws Exception {
    play(1, false);

    assertThat(kiosk.fact(NodeFact.BOARD_MODEL)).isEqualTo(Value.of("Raspberry Pi 5"));
    assertThat(kiosk.peripheral(Peripheral.PRINTER))
        .contains(new PeripheralReading(PeripheralState.OK, "", "Brother"));
    assertThat(temperature()).isEqualTo(51, within(5.0));
    assertThat(kiosk.measure(HealthMetric.AGENT_MEMORY)).isEqualTo(Value.ABSENT);
    assertThat(logbook.records()).isEmpty();
  }

  @Test
  void aCitizenLeavesTheRecordsOfARealOneDatedByTheEnd() throws Exception {
    play(1, false);
    loop.pass(Duration.ofMinutes(25));

    var interview = only(Interview.class);
    assertThat(interview.length()).isEqualTo(Duration.ofMinutes(10));
    assertThat(interview.started()).isEqualTo(VirtualLoop.START.plus(Duration.ofMinutes(15)));
    assertThat(only(Survey.class).recommend()).isEmpty();
  }

  @Test
  void atSixtyTimesTheSpeedAMinuteIsASecondAndAnInterviewKeepsItsLength() throws Exception {
    play(60, false);
    loop.pass(Duration.ofSeconds(25));

    var interview = only(Interview.class);
    assertThat(interview.length()).isEqualTo(Duration.ofMinutes(10));
    assertThat(interview.started().plus(interview.length()))
        .isEqualTo(VirtualLoop.START.plusSeconds(25));
  }

  @Test
  void peripheralsChangeAndEachChangeIsAnIncident() throws Exception {
    play(1, false);
    loop.pass(Duration.ofMinutes(31));

    assertThat(kiosk.peripheral(Peripheral.PRINTER))
        .contains(new PeripheralReading(PeripheralState.ERROR, "media-empty", "Brother"));
    assertThat(kiosk.peripheral(Peripheral.CAMERA)).isEmpty();
    assertThat(all(Incident.class))
        .containsExactly(
            new Incident(
                Peripheral.PRINTER,
                VirtualLoop.START.plus(Duration.ofMinutes(30)),
                Optional.of(PeripheralState.ERROR),
                "media-empty"),
            new Incident(
                Peripheral.CAMERA,
                VirtualLoop.START.plus(Duration.ofMinutes(31)),
                Optional.empty(),
                ""));
  }

  @Test
  void aMeasureMovesSteadilyToItsNewLevel() throws Exception {
    play(1, false);
    loop.pass(Duration.ofMinutes(60));
    assertThat(temperature()).isEqualTo(71, within(5.0));
    loop.pass(Duration.ofMinutes(25));
    assertThat(temperature()).isEqualTo(91, within(5.0));
  }

  @Test
  void anInterviewShowsInTheMeasures() throws Exception {
    play(1, false);
    loop.pass(Duration.ofMinutes(20));
    assertThat(real(HealthMetric.NETWORK_RECEIVED)).isGreaterThan(150);
    loop.pass(Duration.ofMinutes(6));
    assertThat(real(HealthMetric.NETWORK_RECEIVED)).isLessThan(20);
  }

  @Test
  void theCableIsPulledAndPluggedAsTheScriptSays() throws Exception {
    play(1, false);
    loop.pass(Duration.ofMinutes(110));
    assertThat(cable).containsExactly("unplug", "plug", "leave maintenance", "plug");
  }

  @Test
  void theNextDayBeginsWithEverythingMended() throws Exception {
    play(1, false);
    loop.pass(Duration.ofHours(2));

    assertThat(kiosk.peripheral(Peripheral.CAMERA)).isPresent();
    assertThat(kiosk.peripheral(Peripheral.PRINTER))
        .contains(new PeripheralReading(PeripheralState.OK, "", "Brother"));
    loop.pass(Duration.ofMinutes(25).plusSeconds(10));
    assertThat(temperature()).isEqualTo(51, within(6.0));
    assertThat(all(Interview.class)).hasSize(2);
  }

  @Test
  void peopleAreCountedByTheRealHour() throws Exception {
    play(1, false);
    loop.pass(Duration.ofMinutes(60));
    assertThat(only(Presence.class)).isEqualTo(new Presence(VirtualLoop.START, 5, 1));
  }

  @Test
  void onARealMachineOnlyThePeopleArePlayed() throws Exception {
    play(1, true);
    loop.pass(Duration.ofMinutes(118));

    assertThat(kiosk.peripherals()).isEmpty();
    assertThat(kiosk.fact(NodeFact.BOARD_MODEL)).isEqualTo(Value.ABSENT);
    assertThat(kiosk.measure(HealthMetric.CPU_TEMPERATURE)).isEqualTo(Value.ABSENT);
    assertThat(cable).isEmpty();
    assertThat(all(Incident.class)).isEmpty();
    assertThat(all(Interview.class)).hasSize(1);
  }

  @Test
  void afterTheStopNothingHappensAnyMore() throws Exception {
    ScenarioPlayer simulation = play(1, false);
    loop.pass(Duration.ofMinutes(20));
    assertThat(simulation.stop().succeeded()).isTrue();
    loop.pass(Duration.ofHours(5));
    assertThat(logbook.records()).isEmpty();
  }

  @Test
  void theSameSeedMakesTheSameNoiseAndAnotherOneAnother() throws Exception {
    Set<Double> seen = new HashSet<>();
    for (String seed : List.of("seed: 7\n", "seed: 7\n", "seed: 8\n")) {
      play(seed + DAY, 1, false);
      seen.add(temperature());
    }
    assertThat(seen).hasSize(2);
  }

  @Test
  void everyShippedDayCanBePlayedTwiceOverWithSaneMeasures() throws Exception {
    for (Path file : ScenarioReaderTest.shipped().toList()) {
      play(Files.readString(file), 60, false);
      for (int i = 0; i < 1200; i++) {
        loop.pass(Duration.ofSeconds(1));
        for (HealthMetric metric : HealthMetric.values()) {
          boolean sane = metric.definition().type().interpret(kiosk.measure(metric)).isPresent();
          assertThat(sane).as("%s in %s", metric, file).isTrue();
        }
      }
    }
    assertThat(all(Interview.class)).isNotEmpty();
  }

  private ScenarioPlayer play(double speed, boolean citizensOnly) throws Exception {
    return play(DAY, speed, citizensOnly);
  }

  private ScenarioPlayer play(String text, double speed, boolean citizensOnly) throws Exception {
    Path file = Files.writeString(folder.resolve("day.yaml"), text);
    Set<ServiceCode> services = new HashSet<>();
    for (String id : List.of("carsat", "caf", "cpam", "france-travail", "mission-locale")) {
      services.add(new ServiceCode(id));
    }
    var simulation =
        new ScenarioPlayer(
            new ScenarioPlayer.Surroundings(loop, loop.clock(), logbook, new RecordingCable()),
            kiosk,
            ScenarioReader.read(file, services),
            new ScenarioPlayer.Manner(speed, Duration.ofSeconds(10), citizensOnly));
    simulation.start();
    return simulation;
  }

  private double temperature() {
    return real(HealthMetric.CPU_TEMPERATURE);
  }

  private double real(HealthMetric metric) {
    return switch (kiosk.measure(metric)) {
      case Value.Real(double value) -> value;
      case Value other -> throw new AssertionError(metric + " is " + other);
    };
  }

  private <T extends KioskRecord> T only(Class<T> type) {
    List<T> found = all(type);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private <T extends KioskRecord> List<T> all(Class<T> type) {
    return logbook.records().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private final class RecordingCable implements LinkFaultInjector {
    @Override
    public void unplug() {
      cable.add("unplug");
    }

    @Override
    public void leave(ShutdownReason reason) {
      cable.add("leave " + reason.code());
    }

    @Override
    public void plug() {
      cable.add("plug");
    }
  }
}
