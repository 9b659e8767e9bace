package fr.teleguichet.fleet.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.log.ExpectedErrors;
import fr.teleguichet.fleet.platform.process.ProcessState.BackingOff;
import fr.teleguichet.fleet.platform.process.ProcessState.Failed;
import fr.teleguichet.fleet.platform.process.ProcessState.Late;
import fr.teleguichet.fleet.platform.process.ProcessState.Replacing;
import fr.teleguichet.fleet.platform.process.ProcessState.Running;
import fr.teleguichet.fleet.platform.process.ProcessState.Starting;
import fr.teleguichet.fleet.platform.process.ProcessState.Stopped;
import fr.teleguichet.fleet.platform.process.ProcessState.Stopping;
import fr.teleguichet.fleet.platform.process.ScriptedHost.ScriptedProcess;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class SupervisedProcessTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MAX_BACK_OFF = Duration.ofSeconds(8);
  private static final ProcessPlan PLAN =
      new ProcessPlan(
          "database",
          List.of("mariadbd"),
          Map.of(),
          Path.of("."),
          Path.of("database.log"),
          Path.of("database.process"),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10));

  private final ManualClock clock = new ManualClock(START);
  private final ManualTimer timer = new ManualTimer(clock);
  private final ScriptedHost host = new ScriptedHost();
  private final SupervisedProcess process =
      new SupervisedProcess(
          PLAN,
          host::isReady,
          host,
          new BackOff(SECOND, MAX_BACK_OFF),
          timer,
          clock,
          new Random(1));

  @Test
  void aProcessRunsOnceItSaysThatItIsReady() {
    ScriptedProcess server = new ScriptedProcess(7);
    host.willLaunch(server);
    CompletableFuture<StartOutcome> outcome = process.start();
    assertThat(process.state()).isEqualTo(new Starting(7, START.plusSeconds(30), 1, false));

    server.becomesReady();
    timer.advance(SECOND);

    assertThat(process.state()).isInstanceOf(Running.class);
    assertThat(outcome).isCompletedWithValue(new StartOutcome.Ready(7));
    assertThat(process.pid()).hasValue(7);
  }

  /** The operator shall read the reason at once instead of watching a restart loop. */
  @Test
  @ExpectedErrors("Process failed.")
  void aProcessThatNeverRanFailsAtItsFirstDeath() {
    ScriptedProcess server = new ScriptedProcess(7);
    host.willLaunch(server);
    CompletableFuture<StartOutcome> outcome = process.start();

    server.ends(ProcessEnd.withStatus(3));

    assertThat(process.state()).isEqualTo(new Failed("exit status 3"));
    assertThat(outcome)
        .isCompletedWithValue(new StartOutcome.NotStarted("exit status 3", OptionalInt.of(3)));
  }

  @Test
  @ExpectedErrors("Process failed.")
  void aProgramThatCannotBeRunFails() {
    host.willFailToLaunch("no such file");

    CompletableFuture<StartOutcome> outcome = process.start();

    assertThat(outcome)
        .isCompletedWithValue(
            new StartOutcome.NotStarted("cannot be run: no such file", OptionalInt.empty()));
  }

  @Test
  @ExpectedErrors("Process failed.")
  void aProcessThatIsNotReadyInTimeIsKilledAndFails() {
    ScriptedProcess server = new ScriptedProcess(7);
    host.willLaunch(server);
    CompletableFuture<StartOutcome> _ = process.start();

    timer.advance(Duration.ofSeconds(31));

    assertThat(server.signals()).containsExactly("KILL");
    assertThat(process.state()).isEqualTo(new Failed("not ready after PT30S"));
  }

  @Test
  void aProcessThatDiesIsStartedAgainAfterAWait() {
    ScriptedProcess first = running(new ScriptedProcess(7));
    ScriptedProcess second = new ScriptedProcess(8).thatIsReadyAtOnce();
    host.willLaunch(second);

    first.ends(ProcessEnd.withStatus(137));
    assertThat(process.state()).isInstanceOf(BackingOff.class);
    assertThat(((BackingOff) process.state()).reason()).isEqualTo("signal 9");
    assertThat(process.pid()).isEmpty();
    timer.advance(SECOND);

    assertThat(process.state()).isEqualTo(new Running(8, runningSince(), 2));
  }

  @Test
  void theWaitGrowsWithEachDeathAndStaysBelowTheLongest() {
    ScriptedProcess next = running(new ScriptedProcess(100));
    for (int death = 0; death < 10; death++) {
      Instant diedAt = clock.instant();
      next.ends(ProcessEnd.withStatus(1));
      BackingOff waiting = (BackingOff) process.state();
      assertThat(Duration.between(diedAt, waiting.until()))
          .isBetween(Duration.ofMillis(500), MAX_BACK_OFF);
      assertThat(waiting.attempt()).isEqualTo(death + 1);
      next = new ScriptedProcess(101 + death).thatIsReadyAtOnce();
      host.willLaunch(next);
      timer.advance(MAX_BACK_OFF);
    }
  }

  @Test
  void aProcessThatRanForAWhileIsForgivenItsEarlierDeaths() {
    ScriptedProcess server = running(new ScriptedProcess(7));
    server.ends(ProcessEnd.withStatus(1));
    ScriptedProcess second = new ScriptedProcess(8).thatIsReadyAtOnce();
    host.willLaunch(second);
    timer.advance(SECOND);
    timer.advance(Duration.ofMinutes(2));

    second.ends(ProcessEnd.withStatus(1));

    assertThat(((BackingOff) process.state()).attempt()).isEqualTo(1);
  }

  @Test
  void aRestartThatCannotBeLaunchedIsTriedAgain() {
    ScriptedProcess server = running(new ScriptedProcess(7));
    host.willFailToLaunch("out of memory");
    ScriptedProcess third = new ScriptedProcess(9).thatIsReadyAtOnce();
    host.willLaunch(third);

    server.ends(ProcessEnd.withStatus(1));
    timer.advance(MAX_BACK_OFF);
    timer.advance(MAX_BACK_OFF);

    assertThat(process.pid()).hasValue(9);
  }

  @Test
  void aRestartThatIsLateIsKilledAndTriedAgain() {
    ScriptedProcess server = running(new ScriptedProcess(7));
    ScriptedProcess late = new ScriptedProcess(8);
    host.willLaunch(late);
    host.willLaunch(new ScriptedProcess(9).thatIsReadyAtOnce());

    server.ends(ProcessEnd.withStatus(1));
    timer.advance(Duration.ofMinutes(1));

    assertThat(late.signals()).containsExactly("KILL");
    assertThat(process.pid()).hasValue(9);
  }

  /** A manager that was killed finds its database running and must not start a second one. */
  @Test
  void aProcessLeftBehindIsAdopted() {
    host.hasLeftBehind(new ScriptedProcess(7).thatIsReadyAtOnce(), true);

    CompletableFuture<StartOutcome> outcome = process.start();

    assertThat(outcome).isCompletedWithValue(new StartOutcome.Ready(7));
    assertThat(process.state()).isInstanceOf(Running.class);
  }

  @Test
  void anAdoptedProcessThatDiesBeforeItIsReadyIsStartedAgain() {
    ScriptedProcess orphan = new ScriptedProcess(7);
    host.hasLeftBehind(orphan, true);
    host.willLaunch(new ScriptedProcess(8).thatIsReadyAtOnce());

    CompletableFuture<StartOutcome> outcome = process.start();
    orphan.ends(ProcessEnd.unknown());
    timer.advance(SECOND);

    assertThat(outcome).isCompletedWithValue(new StartOutcome.Ready(8));
  }

  /** After an update or a change of settings the old process would be a surprise. */
  @Test
  void anOutdatedProcessLeftBehindIsReplaced() {
    ScriptedProcess outdated = new ScriptedProcess(7);
    host.hasLeftBehind(outdated, false);
    host.willLaunch(new ScriptedProcess(8).thatIsReadyAtOnce());

    CompletableFuture<StartOutcome> _ = process.start();
    assertThat(process.state()).isEqualTo(new Replacing(7, START.plusSeconds(10)));
    outdated.ends(ProcessEnd.unknown());

    assertThat(outdated.signals()).containsExactly("TERM");
    assertThat(process.pid()).hasValue(8);
  }

  @Test
  void anOutdatedProcessThatDoesNotEndIsKilled() {
    ScriptedProcess outdated = new ScriptedProcess(7);
    host.hasLeftBehind(outdated, false);
    host.willLaunch(new ScriptedProcess(8).thatIsReadyAtOnce());

    CompletableFuture<StartOutcome> _ = process.start();
    timer.advance(Duration.ofSeconds(10));

    assertThat(outdated.signals()).containsExactly("TERM", "KILL");
    assertThat(process.pid()).hasValue(8);
  }

  @Test
  void aProcessIsAskedToEndAndThatIsAwaited() {
    ScriptedProcess server = running(new ScriptedProcess(7));

    CompletableFuture<Void> stopped = process.stop();
    assertThat(process.state()).isInstanceOf(Stopping.class);
    assertThat(stopped).isNotDone();
    server.ends(ProcessEnd.withStatus(0));

    assertThat(process.state()).isEqualTo(new Stopped());
    assertThat(stopped).isCompleted();
    assertThat(server.signals()).containsExactly("TERM");
    assertThat(timer.isClosed()).isTrue();
  }

  @Test
  void aProcessThatDoesNotEndInTimeIsKilled() {
    ScriptedProcess server = running(new ScriptedProcess(7));

    CompletableFuture<Void> stopped = process.stop();
    timer.advance(Duration.ofSeconds(10));

    assertThat(server.signals()).containsExactly("TERM", "KILL");
    assertThat(stopped).isCompleted();
  }

  @Test
  void aStopDuringTheWaitStartsNothing() {
    ScriptedProcess server = running(new ScriptedProcess(7));
    server.ends(ProcessEnd.withStatus(1));

    CompletableFuture<Void> stopped = process.stop();
    timer.advance(Duration.ofMinutes(1));

    assertThat(stopped).isCompleted();
    assertThat(host.alive()).isZero();
  }

  @Test
  void aStopDuringTheStartTellsTheStarter() {
    host.willLaunch(new ScriptedProcess(7).thatEndsWhenAsked());
    CompletableFuture<StartOutcome> outcome = process.start();

    CompletableFuture<Void> stopped = process.stop();

    assertThat(stopped).isCompleted();
    assertThat(outcome)
        .isCompletedWithValue(new StartOutcome.NotStarted("stopped", OptionalInt.empty()));
  }

  @Test
  void aSecondStartOnlyTellsHowTheFirstWent() {
    ScriptedProcess _ = running(new ScriptedProcess(7));

    assertThat(process.start()).isCompletedWithValue(new StartOutcome.Ready(7));
    assertThat(host.alive()).isEqualTo(1);
  }

  /** The operating system says so a moment later; meanwhile nobody may believe that it works. */
  @Test
  void aLateProcessIsNeitherStartingNorRunning() {
    assertThat(new Starting(7, START, 1, true).late()).isEqualTo(new Late(7, 1, true));
  }

  private ScriptedProcess running(ScriptedProcess server) {
    host.willLaunch(server);
    server.becomesReady();
    CompletableFuture<StartOutcome> outcome = process.start();
    assertThat(outcome).isCompletedWithValue(new StartOutcome.Ready(server.pid()));
    return server;
  }

  private Instant runningSince() {
    return ((Running) process.state()).since();
  }
}
