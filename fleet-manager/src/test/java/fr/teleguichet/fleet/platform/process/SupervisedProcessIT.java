package fr.teleguichet.fleet.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.platform.log.ExpectedErrors;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Supervision of real processes. */
@Tag("proof")
final class SupervisedProcessIT {
  private static final List<String> SLEEP = List.of("sleep", "1000");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SupervisedProcessFactory supervisor =
      new SupervisedProcessFactory(new ClockFactory().machine(), new Random(1));
  private final List<SupervisedProcess> started = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void nothingIsLeft() {
    for (SupervisedProcess process : started) {
      assertThat(process.stop()).succeedsWithin(PATIENCE);
    }
  }

  /** Otherwise Ctrl-C in a terminal would hit the database before the manager has said goodbye. */
  @Test
  void aChildHasASessionOfItsOwn() throws IOException {
    long pid = start(SLEEP);

    String[] afterName =
        Files.readString(Path.of("/proc", Long.toString(pid), "stat"))
            .split("\\) ", -1)[1]
            .split(" ", -1);
    assertThat(afterName[3]).as("session").isEqualTo(Long.toString(pid));
  }

  @Test
  void whatAChildPrintsGoesToItsLogFile() {
    long _ = start(List.of("sh", "-c", "echo out; echo err >&2; exec sleep 1000"));

    await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(() -> assertThat(folder.resolve("log")).content().contains("out", "err"));
  }

  @Test
  void aKilledChildIsStartedAgain() {
    long pid = start(SLEEP);

    kill(pid);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(started.getFirst().pid().orElse(pid)).isNotEqualTo(pid));
    assertThat(isAlive(pid)).isFalse();
  }

  @Test
  void aChildOfAnEarlierManagerIsAdoptedWatchedAndStopped() {
    long pid = start(SLEEP);

    long adopted = start(SLEEP);
    assertThat(adopted).isEqualTo(pid);
    assertThat(started.getLast().stop()).succeedsWithin(PATIENCE);

    assertThat(isAlive(pid)).isFalse();
  }

  @Test
  void aChildThatRunsAnOlderCommandIsReplaced() {
    long pid = start(SLEEP);

    long replaced = start(List.of("sleep", "2000"));

    assertThat(replaced).isNotEqualTo(pid);
    assertThat(isAlive(pid)).isFalse();
  }

  /** Whoever got the number afterwards must be left in peace. */
  @Test
  void aProcessWithTheSameNumberAndAnotherBirthIsNotAdopted() throws IOException {
    long pid = start(SLEEP);
    Path certificate = folder.resolve("certificate");
    String[] words = Files.readString(certificate).split(" ", -1);
    words[21] = "1";
    Path _ = Files.writeString(certificate, String.join(" ", words));

    assertThat(supervisor.isAlive(certificate)).isFalse();
    assertThat(isAlive(pid)).isTrue();
  }

  @Test
  void aChildThatDoesNotListenIsKilled() {
    long pid =
        start(
            List.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.1; done"),
            Duration.ofSeconds(1));
    await()
        .atMost(Durations.FIVE_MINUTES)
        .untilAsserted(() -> assertThat(folder.resolve("log")).content().contains("deaf"));

    assertThat(started.getFirst().stop()).succeedsWithin(PATIENCE);

    assertThat(isAlive(pid)).isFalse();
  }

  /** Ctrl-C during the minutes of a first start must not leave a server behind. */
  @Test
  void aProcessThatIsStillStartingIsStoppedWithItsSupervisor() {
    SupervisedProcessFactory own =
        new SupervisedProcessFactory(new ClockFactory().machine(), new Random(1));
    CompletableFuture<StartOutcome> outcome =
        own.supervise(plan(SLEEP, PATIENCE), _ -> false).start();
    await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> supervisor.isAlive(folder.resolve("certificate")));

    own.close();

    assertThat(supervisor.isAlive(folder.resolve("certificate"))).isFalse();
    assertThat(outcome)
        .isCompletedWithValue(new StartOutcome.NotStarted("stopped", OptionalInt.empty()));
    assertThatIllegalStateException()
        .isThrownBy(() -> own.supervise(plan(SLEEP, PATIENCE), _ -> true));
  }

  @Test
  @ExpectedErrors("Process failed.")
  void aProgramThatDoesNotExistFailsWithTheShellsStatus() {
    SupervisedProcess process = supervise(List.of("/no/such/program"), PATIENCE, _ -> false);

    assertThat(process.start())
        .succeedsWithin(PATIENCE)
        .isEqualTo(new StartOutcome.NotStarted("exit status 127", OptionalInt.of(127)));
  }

  private long start(List<String> command) {
    return start(command, PATIENCE);
  }

  private long start(List<String> command, Duration stopPatience) {
    Path certificate = folder.resolve("certificate");
    SupervisedProcess process =
        supervise(command, stopPatience, _ -> supervisor.isAlive(certificate));
    assertThat(process.start()).succeedsWithin(PATIENCE).isInstanceOf(StartOutcome.Ready.class);
    return process.pid().orElseThrow();
  }

  private SupervisedProcess supervise(
      List<String> command, Duration stopPatience, ReadinessProbe readiness) {
    SupervisedProcess process = supervisor.supervise(plan(command, stopPatience), readiness);
    started.add(process);
    return process;
  }

  private ProcessPlan plan(List<String> command, Duration stopPatience) {
    return new ProcessPlan(
        "sleeper",
        command,
        Map.of(),
        folder,
        folder.resolve("log"),
        folder.resolve("certificate"),
        PATIENCE,
        stopPatience);
  }

  private static void kill(long pid) {
    assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
