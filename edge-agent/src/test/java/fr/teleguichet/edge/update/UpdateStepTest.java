package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.edge.log.HeardLog;
import fr.teleguichet.edge.update.ddi.DdiFeedback;
import fr.teleguichet.edge.update.ddi.DdiFeedback.Finished;
import fr.teleguichet.hardware.device.Peripheral;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of one update: when each is made, how often again, and who hears of it. */
class UpdateStepTest {

  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  @TempDir Path folder;
  private UpdateBench bench;

  @BeforeEach
  void switchOn() {
    bench = new UpdateBench(folder);
    bench.start();
  }

  private void offer(String version, String breaks) {
    bench.offer(version, "kiosk", breaks);
  }

  private void offer() {
    offer("2.4.0", "");
  }

  private DdiFeedback end() {
    bench.passUntil(() -> !bench.server.ends().isEmpty(), AN_HOUR);
    bench.pass(Duration.ofMinutes(5));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Idle.class);
    return bench.server.ends().getLast();
  }

  private void passUntil(Class<? extends UpdateState> state) {
    bench.passUntil(() -> state.isInstance(bench.desk().state()), AN_HOUR);
  }

  /** Each thing that is about to be done here fails, so many times. */
  private void failAt(String point, int times) {
    int[] left = {times};
    bench.power.listen(
        passed -> {
          if (passed.equals(point) && left[0] > 0) {
            left[0]--;
            throw new IllegalStateException("the disk says no");
          }
        });
  }

  private long passed(String point) {
    return bench.power.passed().stream().filter(point::equals).count();
  }

  /** When each point was passed for the first time. */
  private Map<String, Instant> timeEachPoint() {
    Map<String, Instant> times = new HashMap<>();
    bench.power.listen(
        point -> {
          var _ = times.putIfAbsent(point, bench.now());
        });
    return times;
  }

  @Test
  void itIsInstalledAsSoonAsTheCitizenHasGone() {
    bench.kiosk.open(true);
    bench.occupancy.occupy();
    offer();
    passUntil(UpdateState.Waiting.class);
    bench.pass(Duration.ofMinutes(10));
    bench.occupancy.free();
    assertThat(passed("before installing")).as("the place is open").isZero();

    bench.occupancy.occupy();
    bench.pass(Duration.ofSeconds(31));
    bench.kiosk.open(false);
    assertThat(passed("before installing")).isZero();
    bench.occupancy.free();
    assertThat(passed("before installing")).isEqualTo(1);
  }

  @Test
  void citizensWhoComeAndGoDoNotMakeItLookMoreOften() {
    int[] looks = {0};
    bench.kiosk.open(
        () -> {
          looks[0]++;
          return true;
        });
    offer();
    passUntil(UpdateState.Waiting.class);
    for (int citizen = 0; citizen < 10; citizen++) {
      bench.occupancy.occupy();
      bench.pass(Duration.ofSeconds(31));
      bench.occupancy.free();
    }
    int before = looks[0];
    bench.pass(Duration.ofMinutes(5));
    assertThat(looks[0] - before).isBetween(9, 11);
  }

  @Test
  void theServerHearsOfEachTenthOfAnInstallation() {
    bench.power.listen(
        point -> {
          if (point.equals("installed to 50 %") || point.equals("after installing")) {
            bench.loop().settle();
          }
        });
    offer();
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    assertThat(bench.server.told().stream().filter(it -> it.endsWith("% is in place.")))
        .containsExactly(
            "proceeding 10 % is in place.",
            "proceeding 20 % is in place.",
            "proceeding 30 % is in place.",
            "proceeding 40 % is in place.",
            "proceeding 50 % is in place.",
            "proceeding 60 % is in place.",
            "proceeding 70 % is in place.",
            "proceeding 80 % is in place.",
            "proceeding 90 % is in place.",
            "proceeding 100 % is in place.");
  }

  @Test
  void whoeverWatchesHearsOfEachStep() {
    List<String> seen = new ArrayList<>();
    bench.onStart(it -> it.desk().listen(() -> seen.add(it.desk().notice().code())));
    bench.start();
    offer();
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    // The next agent has it on trial before anybody can listen.
    assertThat(seen.stream().distinct())
        .containsExactly(
            "downloading",
            "waiting",
            "installing",
            "restarting",
            "confirming",
            "reporting",
            "idle");
  }

  @Test
  void whoeverWatchesHearsWhatAnUpdateWaitsForOnce() {
    List<String> seen = new ArrayList<>();
    bench.desk().listen(() -> seen.add(bench.desk().notice().waitsFor()));
    bench.pass(Duration.ofMinutes(2));
    bench.kiosk.open(true);
    offer();
    passUntil(UpdateState.Waiting.class);
    bench.pass(AN_HOUR);
    bench.kiosk.open(false);
    bench.occupancy.occupy();
    bench.pass(AN_HOUR);
    assertThat(seen).containsExactly("", "", "closing", "session");
  }

  @Test
  void theLogNamesTheUpdateInEachStepToTheLast() {
    try (HeardLog log = HeardLog.of(UpdateCoordinator.class)) {
      offer();
      assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
      assertThat(log.lines())
          .allSatisfy(it -> assertThat(it).startsWith("update=7 "))
          .contains("update=7 from=idle to=downloading An update moves on.")
          .endsWith("update=7 from=reporting to=idle An update moves on.");
    }
  }

  @Test
  void theLogSaysOnceWhatFailsDuringATrial() {
    try (HeardLog log = HeardLog.of(TrialMonitor.class)) {
      offer("2.4.0", "printer");
      assertThat(end().finished()).isEqualTo(Finished.FAILURE);
      assertThat(log.lines()).containsExactly("update=7 failing=[printer] A version is on trial.");
    }
  }

  @Test
  void onlyTheLoopIsToldHowAnUpdateGoes() {
    bench
        .loop()
        .outside(
            () ->
                assertThatThrownBy(bench.desk()::notice).isInstanceOf(IllegalStateException.class));
  }

  @Test
  void theServerIsToldTheEndAtOnce() {
    Map<String, Instant> times = timeEachPoint();
    offer();
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    assertThat(
            Duration.between(
                Objects.requireNonNull(times.get("after writing reporting")),
                Objects.requireNonNull(times.get("before telling closed"))))
        .isLessThan(A_SECOND);
  }

  @Test
  void aStepThatCanNotBeWrittenDownIsMadeOnceItCan() {
    failAt("before writing installing", 3);
    offer();
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    assertThat(passed("before writing installing")).isEqualTo(4);
  }

  @Test
  void aVersionThatCanNotWriteIsLeftAllTheSame() {
    failAt("before writing going-back", Integer.MAX_VALUE);
    offer("2.4.0", "printer");
    assertThat(end().details().getFirst()).startsWith("cause=not-proven");
    assertThat(bench.running()).isEqualTo(UpdateBench.FORMER);
  }

  @Test
  void aStepThatFailsAsNobodyForesawIsMadeAgainAMinuteLater() {
    bench.server.withhold(true);
    offer();
    bench.pass(Duration.ofHours(2));
    int before = bench.server.opened();
    bench.passUntil(() -> bench.server.opened() > before, AN_HOUR);
    bench.desk().make(() -> Future.failedFuture("nobody foresaw it"));
    bench.pass(Duration.ofSeconds(62));
    assertThat(bench.server.opened()).isEqualTo(before + 2);
  }

  @Test
  void aConfirmationThatFailsAFewTimesIsMadeAgain() {
    failAt("before confirming", 4);
    offer();
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    assertThat(passed("before confirming")).isEqualTo(5);
    assertThat(bench.running()).isEqualTo("2.4.0");
  }

  @Test
  void aVersionThatCanNotBeToldToStayIsTakenBackAfterFiveTries() {
    failAt("before confirming", Integer.MAX_VALUE);
    offer();
    DdiFeedback end = end();
    assertThat(end.details())
        .containsExactly(
            "cause=failed version=2.4.0 back=2.3.1", "It can’t be told to stay: the disk says no");
    assertThat(passed("before confirming")).isEqualTo(5);
    assertThat(bench.running()).isEqualTo(UpdateBench.FORMER);
  }

  /** It is marked as the one to run, comes up again each time, and works as little as before. */
  @Test
  void aMachineThatNeverComesUpWithTheFormerVersionIsLeftAfterThreeTries() {
    Path choice = folder.resolve("slots").resolve("boot.json");
    byte[][] chosen = {{}};
    bench.power.listen(
        point -> {
          switch (point) {
            case "after confirming" -> throw new IllegalStateException("no answer");
            case "before going back" -> chosen[0] = read(choice);
            case "after going back" -> write(choice, chosen[0]);
            default -> {
              // Nothing happens.
            }
          }
        });
    offer();
    assertThat(end().details().getFirst()).startsWith("cause=no-way-back version=2.4.0 back=2.3.1");
    assertThat(passed("before going back")).isEqualTo(3);
    assertThat(bench.running()).isEqualTo("2.4.0");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, byte[] content) {
    try {
      Path _ = Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theFilesOfTheNextUpdateMayBeGoneForAsLong() {
    bench.server.withdraw(true);
    offer();
    bench.passUntil(() -> bench.server.opened() == 4, AN_HOUR);
    bench.server.quit();
    passUntil(UpdateState.Idle.class);
    offer("2.5.0", "");
    bench.passUntil(() -> bench.server.opened() == 8, AN_HOUR);
    assertThat(bench.server.ends()).isEmpty();
    bench.server.withdraw(false);
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  @Test
  void theNextUpdateHasAsManyTriesToStartTheMachineAgain() {
    bench.kiosk.refuseRestarts();
    offer();
    assertThat(end().details().getFirst()).startsWith("cause=failed");
    assertThat(passed("before restarting")).isEqualTo(5);
    offer("2.5.0", "");
    bench.passUntil(() -> bench.server.ends().size() == 2, AN_HOUR);
    assertThat(passed("before restarting")).isEqualTo(10);
  }

  @Test
  void whatIsCalledOffOnceTheRestartIsOnItsWayIsCalledOffTooLate() {
    bench.kiosk.forgetRestarts();
    offer();
    passUntil(UpdateState.Restarting.class);
    bench.server.cancel();
    bench.pass(Duration.ofMinutes(4));
    assertThat(bench.server.told()).contains("cancel rejected");
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Restarting.class);
  }

  @Test
  void anUpdaterThatIsStoppedEndsItsDownloadAndTheNextStartGoesOnWithIt() {
    bench.power.listen(
        point -> {
          if (point.equals("fetched to a half")) {
            Future<Void> _ = bench.desk().stop();
          }
        });
    byte[] image = TextImages.of("2.4.0", "kiosk", "");
    bench.server.offer(
        bench.server.chunk("os", "2.4.0", image), bench.server.chunk("boat", "1.0", image));
    bench.pass(AN_HOUR);
    assertThat(bench.server.opened()).isEqualTo(1);
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Downloading.class);
    bench.power.listen(_ -> {});
    bench.start();
    assertThat(end().details().getFirst()).isEqualTo("cause=incompatible");
  }

  @Test
  void aSecondTrialBeginsOnceItIsKnownWhatRuns() {
    offer();
    passUntil(UpdateState.Proving.class);
    bench.checkAtEachStart(it -> it.mute(true));
    bench.power.cutAt(0);
    bench.pass(Duration.ofMinutes(3));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Proving.class);

    bench.checkAtEachStart(_ -> {});
    bench.mute(false);
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
  }

  /** It was called off in the minute in which nobody could say that it had fallen back. */
  @Test
  void whatIsCalledOffBeforeItIsKnownWhatRunsEndsOnceAndAsItDid() {
    bench.checkAtEachStart(it -> it.mute(true));
    offer("2.4.0", TextImages.START);
    passUntil(UpdateState.Restarting.class);
    bench.server.cancel();
    bench.pass(Duration.ofSeconds(40));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Restarting.class);

    bench.mute(false);
    assertThat(end().details().getFirst()).startsWith("cause=not-proven check=start");
    assertThat(bench.server.ends()).hasSize(1);
    assertThat(bench.journal.records()).hasSize(1);
    assertThat(passed("before writing going-back")).isZero();
  }

  @Test
  void noStepIsMadeWhileItIsFoundOutWhatRuns() {
    bench.power.listen(
        point -> {
          if (point.equals("installed to 50 %")) {
            bench.power.listen(_ -> {});
            bench.mute(true);
            bench.power.cutAt(0);
          }
        });
    offer();
    passUntil(UpdateState.Installing.class);
    bench.pass(Duration.ofSeconds(30));
    bench.whenLooked(
        () -> {
          bench.whenLooked(() -> {});
          bench.mute(false);
          bench.desk().turn();
        });
    assertThat(end().finished()).isEqualTo(Finished.SUCCESS);
    assertThat(passed("before installing")).as("once before the cut, and once after").isEqualTo(2);
  }

  /** Such as a system whose RAUC does not come up: it could be neither kept nor taken back. */
  @Test
  void aVersionWithWhichNobodyCanSayWhatRunsIsLeftByARestart() {
    bench.checkAtEachStart(it -> it.mute(it.running().equals("2.4.0")));
    offer();
    passUntil(UpdateState.Restarting.class);
    assertThat(bench.running()).isEqualTo("2.4.0");
    bench.occupancy.occupy();
    bench.pass(AN_HOUR);
    assertThat(bench.running()).as("a citizen is there").isEqualTo("2.4.0");

    bench.occupancy.free();
    assertThat(end().details())
        .containsExactly(
            "cause=not-proven check=unknown version=2.4.0 back=2.3.1",
            "What runs could not be found out any more.");
    assertThat(bench.running()).isEqualTo(UpdateBench.FORMER);
    assertThat(bench.server.ends()).hasSize(1);
  }

  @Test
  void aKioskThatNeverKnowsAgainWhatRunsSaysThatSomebodyHasToCome() {
    bench.checkAtEachStart(it -> it.mute(true));
    offer();
    bench.passUntil(() -> !bench.server.ends().isEmpty(), Duration.ofHours(3));
    assertThat(bench.server.ends().getLast().details().getFirst()).startsWith("cause=no-way-back");
    assertThat(bench.starts()).as("its own start, the update's, and three tries").isEqualTo(5);
  }

  @Test
  void theEndsOfSeveralUpdatesAreInTheJournalTogetherOnceThereIsRoom() {
    bench.journal.fill();
    offer("2.4.0", "printer");
    assertThat(end().finished()).isEqualTo(Finished.FAILURE);
    offer("2.5.0", "");
    bench.passUntil(() -> bench.server.ends().size() == 2, AN_HOUR);
    bench.pass(Duration.ofMinutes(5));
    bench.journal.empty();
    bench.pass(Duration.ofSeconds(61));
    assertThat(bench.journal.records()).hasSize(2);
  }

  @Test
  void aVersionThatFallsOverSoonAfterItWorkedIsNotProven() {
    offer();
    passUntil(UpdateState.Proving.class);
    bench.pass(Duration.ofSeconds(20));
    bench.kiosk.damage(Peripheral.PRINTER);
    assertThat(end().details())
        .containsExactly(
            "cause=not-proven check=printer version=2.4.0 back=2.3.1",
            "After 15 minutes these did not work as before: printer.");
  }

  @Test
  void aTrialOfWhichNothingWasSeenSaysSo() {
    bench.onStart(
        it -> {
          Promise<Void> _ = it.kiosk.looksForLong();
        });
    offer();
    assertThat(end().details())
        .containsExactly(
            "cause=not-proven check=unknown version=2.4.0 back=2.3.1",
            "After 15 minutes these did not work as before: -.");
  }

  /** On a kiosk whose time is played a trial is shorter than a minute. */
  @Test
  void aShortTrialIsToldInSeconds() {
    bench.patience(
        new UpdateTimings(A_SECOND, Duration.ofDays(7), Duration.ofSeconds(45), A_SECOND));
    bench.start();
    offer("2.4.0", "printer");
    assertThat(end().details().getLast())
        .isEqualTo("After 45 seconds these did not work as before: printer.");
  }

  /** A machine that can't be started again: the update ends while its version still runs. */
  @Test
  void aLookThatComesAfterTheEndOfAnUpdateProvesNothing() {
    offer();
    passUntil(UpdateState.Proving.class);
    bench.pass(Duration.ofSeconds(20));
    Promise<Void> look = bench.kiosk.looksForLong();
    bench.pass(Duration.ofSeconds(20));
    bench.kiosk.refuseRestarts();
    assertThat(bench.desk().isNotProven("picture")).isTrue();
    assertThat(end().details().getFirst()).startsWith("cause=no-way-back");

    look.complete();
    bench.pass(Duration.ofMinutes(5));
    assertThat(bench.desk().state()).isInstanceOf(UpdateState.Idle.class);
    assertThat(passed("before confirming")).isZero();
  }
}
