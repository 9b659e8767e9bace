package fr.teleguichet.edge.reset;

import static fr.teleguichet.edge.reset.ResetKind.KEEP_IDENTITY;
import static fr.teleguichet.edge.reset.ResetKind.WIPE_IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.reset.ResetState.Begun;
import fr.teleguichet.edge.reset.ResetState.Failed;
import fr.teleguichet.edge.reset.ResetState.Played;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nothing is lost by mistake, without a trace, or beyond what the technician was told. */
final class FactoryResetTest {

  private static final String UNIT = "relais-01";

  private final VirtualLoop loop = new VirtualLoop();
  private final FakeOccupancy citizen = new FakeOccupancy();
  private final Logbook logbook = new Logbook();
  private final FakeResetScheduler machine = new FakeResetScheduler();
  private boolean isTended;
  private boolean isConnected = true;
  private long acknowledged;
  private long ids;
  private final FactoryReset reset =
      new FactoryReset(
          new FactoryReset.Surroundings(
              loop,
              loop.clock(),
              logbook,
              citizen,
              () -> new UUID(0, ++ids),
              () -> isTended,
              () -> logbook.records().size() - acknowledged,
              () -> isConnected,
              () -> UNIT),
          machine);

  private List<String> told() {
    return logbook.records().stream()
        .filter(KioskRecord.Care.class::isInstance)
        .map(KioskRecord.Care.class::cast)
        .map(it -> (it.action() + " " + it.stage().code() + " " + it.reason()).strip())
        .toList();
  }

  private void fleetHasAll() {
    acknowledged = logbook.records().size();
  }

  private void happen(int records) {
    for (int i = 0; i < records; i++) {
      var _ =
          logbook.append(
              new KioskRecord.Survey(
                  new ServiceCode("caf"),
                  LocalDate.of(2026, 11, 23),
                  KioskRecord.Satisfaction.SATISFIED,
                  Optional.empty(),
                  Optional.empty()));
    }
  }

  @Test
  void whatKeepsTheIdentityIsInTheJournalAndThenTheNextStartsBusiness() {
    happen(3);

    assertThat(reset.begin(KEEP_IDENTITY, UNIT, 0)).isEmpty();

    assertThat(told()).containsExactly("technician-reset-keep-identity executing 3 unsent");
    assertThat(machine.handed()).containsExactly(KEEP_IDENTITY);
    assertThat(reset.state()).isEqualTo(new Begun(new UUID(0, 1), KEEP_IDENTITY));
  }

  @Test
  void theFleetHearsOfAWipeBeforeNobodyCanTellItAnyMore() {
    assertThat(reset.begin(WIPE_IDENTITY, UNIT, 0)).isEmpty();
    loop.pass(Duration.ofSeconds(5));
    assertThat(machine.handed()).isEmpty();

    fleetHasAll();
    loop.pass(Duration.ofSeconds(2));

    assertThat(machine.handed()).containsExactly(WIPE_IDENTITY);
  }

  @Test
  void aFleetThatIsAwayIsNotWaitedFor() {
    isConnected = false;
    happen(3);

    assertThat(reset.begin(WIPE_IDENTITY, UNIT, 3)).isEmpty();

    assertThat(machine.handed()).containsExactly(WIPE_IDENTITY);
  }

  @Test
  void aFleetThatTakesNothingIsWaitedForAMomentAndNoLonger() {
    happen(3);

    assertThat(reset.begin(WIPE_IDENTITY, UNIT, 3)).isEmpty();
    loop.pass(FactoryReset.LAST_WORDS.plusSeconds(2));

    assertThat(machine.handed()).containsExactly(WIPE_IDENTITY);
  }

  @Test
  void noMoreRecordsAreLostThanTheTechnicianWasTold() {
    happen(4);

    assertThat(reset.begin(WIPE_IDENTITY, UNIT, 3)).hasValue(ResetRefusal.UNSENT);
    assertThat(reset.begin(WIPE_IDENTITY, UNIT, 4)).isEmpty();
    happen(1);
    loop.pass(FactoryReset.LAST_WORDS.plusSeconds(2));

    assertThat(machine.handed()).isEmpty();
    assertThat(reset.state()).isEqualTo(new Failed(WIPE_IDENTITY, ResetRefusal.UNSENT));
    assertThat(told()).endsWith("technician-reset-wipe-identity failed unsent");
  }

  @Test
  void anotherUnitsNameAndACitizenAndWorkUnderWayAreReasonsAgainstIt() {
    assertThat(reset.begin(KEEP_IDENTITY, "relais-02", 0)).hasValue(ResetRefusal.WRONG_UNIT);
    assertThat(reset.begin(KEEP_IDENTITY, "", 0)).hasValue(ResetRefusal.WRONG_UNIT);
    citizen.occupy();
    assertThat(reset.begin(KEEP_IDENTITY, UNIT, 0)).hasValue(ResetRefusal.CITIZEN_SERVED);
    citizen.free();
    isTended = true;
    assertThat(reset.begin(KEEP_IDENTITY, UNIT, 0)).hasValue(ResetRefusal.BUSY);

    assertThat(told()).isEmpty();
    assertThat(machine.handed()).isEmpty();
  }

  @Test
  void oneIsBegunAtATime() {
    assertThat(reset.begin(WIPE_IDENTITY, UNIT, 0)).isEmpty();
    assertThat(reset.begin(KEEP_IDENTITY, UNIT, 0)).hasValue(ResetRefusal.BUSY);
    assertThat(reset.begin(WIPE_IDENTITY, UNIT, 9)).hasValue(ResetRefusal.BUSY);
  }

  @Test
  void aCitizenWhoComesMeanwhileKeepsTheKiosk() {
    assertThat(reset.begin(WIPE_IDENTITY, UNIT, 0)).isEmpty();
    citizen.occupy();
    loop.pass(Duration.ofSeconds(2));
    fleetHasAll();
    citizen.free();
    loop.pass(Duration.ofMinutes(1));

    assertThat(machine.handed()).isEmpty();
    assertThat(told()).endsWith("technician-reset-wipe-identity failed citizen-served");
  }

  @Test
  void whatCanNotBeWrittenDownIsNotDone() {
    logbook.fill();

    assertThat(reset.begin(KEEP_IDENTITY, UNIT, 0)).isEmpty();

    assertThat(machine.handed()).isEmpty();
    assertThat(reset.state()).isEqualTo(new Failed(KEEP_IDENTITY, ResetRefusal.NOT_RECORDED));
    logbook.empty();
    assertThat(reset.begin(KEEP_IDENTITY, UNIT, 0)).isEmpty();
    assertThat(machine.handed()).containsExactly(KEEP_IDENTITY);
  }

  @Test
  void aMachineThatDoesNotStartAgainIsSaid() {
    machine.stick();

    assertThat(reset.begin(KEEP_IDENTITY, UNIT, 0)).isEmpty();

    assertThat(reset.state()).isEqualTo(new Failed(KEEP_IDENTITY, ResetRefusal.MACHINE));
    assertThat(told()).endsWith("technician-reset-keep-identity failed machine");
  }

  @Test
  void aSimulatedKioskPlaysItAndLosesNothing() {
    machine.is(ResetScope.SIMULATED);
    happen(3);

    assertThat(reset.begin(WIPE_IDENTITY, UNIT, 3)).isEmpty();
    loop.pass(Duration.ofMinutes(1));

    assertThat(machine.handed()).isEmpty();
    assertThat(reset.state()).isEqualTo(new Played(WIPE_IDENTITY));
    assertThat(told())
        .containsExactly(
            "technician-reset-wipe-identity executing simulated",
            "technician-reset-wipe-identity done simulated");
    assertThat(reset.begin(KEEP_IDENTITY, UNIT, 0)).isEmpty();
  }
}
