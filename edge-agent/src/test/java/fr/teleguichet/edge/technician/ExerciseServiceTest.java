package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.technician.ExerciseState.Ended;
import fr.teleguichet.edge.technician.ExerciseState.Idle;
import fr.teleguichet.edge.technician.ExerciseState.Running;
import fr.teleguichet.hardware.device.PeripheralExercise;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever tests a kiosk must not do it to a citizen, nor without a trace. */
final class ExerciseServiceTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final FakeOccupancy citizen = new FakeOccupancy();
  private final Logbook logbook = new Logbook();
  private final FakeApparatus apparatus = new FakeApparatus();
  private boolean isTended;
  private long ids;
  private final ExerciseService exercises =
      new ExerciseService(
          new ExerciseService.Surroundings(
              loop,
              java.time.Clock.fixed(VirtualLoop.START, java.time.ZoneOffset.UTC),
              logbook,
              citizen,
              () -> new UUID(0, ++ids),
              () -> isTended),
          apparatus);

  private Optional<String> begin(PeripheralExercise exercise) {
    return exercises.begin(exercise).result();
  }

  private List<String> told() {
    return logbook.records().stream()
        .map(it -> (KioskRecord.Care) it)
        .map(it -> (it.action() + " " + it.stage().code() + " " + it.reason()).strip())
        .toList();
  }

  @Test
  void anExerciseIsInTheJournalBeforeItBeginsAndWhenItHasEnded() {
    assertThat(begin(PeripheralExercise.PRINT)).isEmpty();
    assertThat(told()).containsExactly("technician-print executing");
    assertThat(apparatus.begun()).containsExactly(PeripheralExercise.PRINT);

    apparatus.fail("media-empty");

    assertThat(told())
        .containsExactly("technician-print executing", "technician-print failed media-empty");
    assertThat(exercises.state())
        .isEqualTo(
            new Ended(
                new UUID(0, 1),
                PeripheralExercise.PRINT,
                List.of(),
                RemoteCommandStage.FAILED,
                "media-empty"));
  }

  @Test
  void whatCanNotBeWrittenDownIsNotDone() {
    logbook.fill();

    assertThat(begin(PeripheralExercise.PRINT)).hasValue("not-recorded");

    assertThat(apparatus.begun()).isEmpty();
    assertThat(exercises.state()).isEqualTo(new Idle());
    logbook.empty();
    assertThat(begin(PeripheralExercise.PRINT)).isEmpty();
  }

  @Test
  void nothingBeginsWhileACitizenIsServedOrTheFleetDoesSomethingOrAnotherGoesOn() {
    citizen.occupy();
    assertThat(begin(PeripheralExercise.SCAN)).hasValue("citizen-served");
    citizen.free();
    isTended = true;
    assertThat(begin(PeripheralExercise.SCAN)).hasValue("busy");
    isTended = false;
    assertThat(begin(PeripheralExercise.SCAN)).isEmpty();
    assertThat(begin(PeripheralExercise.PRINT)).hasValue("busy");
    assertThat(apparatus.begun()).containsExactly(PeripheralExercise.SCAN);
  }

  /** The citizen's touch must not count as the technician's; a sheet that is half out comes. */
  @Test
  void aCitizenEndsWhatWaitsForAPersonsDoingAndNothingElse() {
    assertThat(begin(PeripheralExercise.PRESENCE)).isEmpty();
    exercises.citizenCame();
    assertThat(told()).endsWith("technician-presence failed citizen-served");
    assertThat(apparatus.stopped()).isOne();

    assertThat(begin(PeripheralExercise.PRINT)).isEmpty();
    exercises.citizenCame();
    assertThat(exercises.state()).isInstanceOf(Running.class);
    apparatus.succeed("1 sheet");
    assertThat(told()).endsWith("technician-print done 1 sheet");
  }

  @Test
  void whoWaitsNoLongerIsToldWhatWasSeen() {
    assertThat(begin(PeripheralExercise.DOOR)).isEmpty();
    apparatus.see("door opened");
    apparatus.see("door opened");
    exercises.stop();

    assertThat(exercises.state())
        .isEqualTo(
            new Ended(
                new UUID(0, 1),
                PeripheralExercise.DOOR,
                List.of("door opened"),
                RemoteCommandStage.FAILED,
                "nothing seen"));
  }

  @Test
  void aDeviceThatNeverAnswersIsGivenUpAndItsLateAnswerChangesNothing() {
    assertThat(begin(PeripheralExercise.SCAN)).isEmpty();
    loop.pass(Duration.ofMinutes(4));
    assertThat(told()).last().asString().startsWith("technician-scan failed");
    int records = logbook.records().size();

    assertThat(begin(PeripheralExercise.PRINT)).isEmpty();
    loop.pass(Duration.ofMinutes(1));

    assertThat(exercises.state())
        .isInstanceOfSatisfying(
            Running.class, it -> assertThat(it.exercise()).isEqualTo(PeripheralExercise.PRINT));
    assertThat(logbook.records()).hasSize(records + 1);
  }

  @Test
  void whatRattlesDoesNotFillTheMemory() {
    assertThat(begin(PeripheralExercise.PRESENCE)).isEmpty();
    for (int i = 0; i < 1_000; i++) {
      apparatus.see(i % 2 == 0 ? "radar" : "distance");
    }
    assertThat(exercises.state())
        .isInstanceOfSatisfying(Running.class, it -> assertThat(it.seen()).hasSize(40));
  }

  /** Whatever happens in whatever order, each exercise that began has one end in the journal. */
  @Test
  void everyBeginningHasOneEnd() {
    var random = new Random(20261125);
    List<PeripheralExercise> all = List.of(PeripheralExercise.values());
    for (int i = 0; i < 3_000; i++) {
      switch (random.nextInt(8)) {
        case 0, 1 -> {
          var _ = exercises.begin(all.get(random.nextInt(all.size())));
        }
        case 2 -> exercises.stop();
        case 3 -> {
          citizen.occupy();
          exercises.citizenCame();
        }
        case 4 -> citizen.free();
        case 5 -> loop.pass(Duration.ofSeconds(random.nextInt(300)));
        case 6 -> apparatus.see("something");
        default -> isTended = random.nextInt(4) == 0;
      }
      long begun = told().stream().filter(it -> it.endsWith("executing")).count();
      int running = exercises.state() instanceof Running ? 1 : 0;
      assertThat(logbook.records()).hasSize((int) (2 * begun - running));
    }
    assertThat(told()).hasSizeGreaterThan(100);
  }
}
