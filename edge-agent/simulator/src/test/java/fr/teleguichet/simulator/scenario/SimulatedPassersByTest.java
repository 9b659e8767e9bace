package fr.teleguichet.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.ConfigurationReader;
import fr.teleguichet.edge.configuration.ConfigurationResult;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.simulator.KioskSimulatorFactory;
import fr.teleguichet.simulator.SimulatedHardware;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script's people come and go, but for as long as a hand uses the page. */
class SimulatedPassersByTest {

  private static final Duration VISIT = Duration.ofSeconds(30);

  private final VirtualLoop loop = new VirtualLoop();

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private SimulatedHardware hardware;

  @SuppressWarnings("NullAway.Init") // JUnit sets it first.
  private SimulatedPassersBy people;

  @BeforeEach
  void aSimulatedKiosk() throws Exception {
    var read =
        (ConfigurationResult.Usable)
            ConfigurationReader.read(
                Optional.empty(),
                Map.of(
                    "TELEGUICHET_HARDWARE",
                    "simulated",
                    "TELEGUICHET_SCENARIO_FILE",
                    "src/main/dist/scenarios/segala.yaml"));
    hardware =
        (SimulatedHardware)
            new KioskSimulatorFactory().read(read.configuration()).hardware(loop).orElseThrow();
    people = new SimulatedPassersBy(loop, hardware.kiosk());
  }

  private int person() {
    return hardware.kiosk().at(SimulationDial.PERSON);
  }

  @Test
  void aVisitorOfTheScriptStandsThereForTheTimeAndIsGone() {
    people.visit(VISIT);
    loop.pass(VISIT.minusSeconds(1));
    assertThat(person()).isPositive();

    loop.pass(Duration.ofSeconds(1));
    assertThat(person()).isZero();
  }

  /** Else a call that somebody holds with the demo would end when a played citizen leaves. */
  @Test
  void whoeverUsesThePageIsNotLedAwayByThoseWhoComeAndGoInTheScript() {
    hardware.sessionMoved(true);
    people.visit(VISIT);
    people.pass(3);
    loop.pass(Duration.ofMinutes(5));
    assertThat(person()).isPositive();

    hardware.kiosk().mendEverything();
    assertThat(person()).as("a new day of the script").isPositive();

    hardware.sessionMoved(false);
    assertThat(person()).isZero();
  }

  @Test
  void aSessionThatBeginsWhileAVisitorOfTheScriptStandsThereKeepsSomebodyThere() {
    people.visit(VISIT);
    hardware.sessionMoved(true);
    loop.pass(VISIT.multipliedBy(2));
    assertThat(person()).isPositive();

    hardware.sessionMoved(false);
    assertThat(person()).isZero();
  }

  /** Who walks past is too far away to be seen standing there, and a session would end. */
  @Test
  void whoeverUsesThePageStandsInFrontOfItAlsoWhereSomebodyWalksPastInThatMoment() {
    hardware.sessionMoved(true);
    int inFront = person();
    hardware.sessionMoved(false);

    people.pass(1);
    assertThat(person()).isGreaterThan(inFront);
    hardware.sessionMoved(true);
    loop.pass(Duration.ofMinutes(1));
    assertThat(person()).isEqualTo(inFront);
  }

  @Test
  void aHandThatLeadsSomebodyAwayIsObeyedWithinASession() {
    hardware.sessionMoved(true);
    hardware.kiosk().turn(SimulationDial.PERSON, 0);
    loop.pass(Duration.ofMinutes(1));

    assertThat(person()).isZero();
  }
}
