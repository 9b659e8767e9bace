package fr.teleguichet.fleet.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.log.ExpectedErrors;
import fr.teleguichet.fleet.platform.process.ProcessState.BackingOff;
import fr.teleguichet.fleet.platform.process.ProcessState.Failed;
import fr.teleguichet.fleet.platform.process.ProcessState.Running;
import fr.teleguichet.fleet.platform.process.ProcessState.Stopped;
import fr.teleguichet.fleet.platform.process.ScriptedHost.ScriptedProcess;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in whatever order, there is never more than one process of a kind. */
final class SupervisedProcessRandomTest {
  private static final ProcessPlan PLAN =
      new ProcessPlan(
          "broker",
          List.of("broker"),
          Map.of(),
          Path.of("."),
          Path.of("broker.log"),
          Path.of("broker.process"),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  @ExpectedErrors("Process failed.")
  void thereIsNeverMoreThanOneProcess(long seed) {
    for (int life = 0; life < 50; life++) {
      live(new Random(seed * 1000 + life));
    }
  }

  private static void live(Random random) {
    ManualClock clock = new ManualClock(Instant.EPOCH);
    ManualTimer timer = new ManualTimer(clock);
    ScriptedHost host = new ScriptedHost();
    SupervisedProcess process =
        new SupervisedProcess(
            PLAN,
            host::isReady,
            host,
            new BackOff(Duration.ofMillis(100), Duration.ofSeconds(2)),
            timer,
            clock,
            random);
    boolean everRan = false;
    host.willLaunch(randomProcess(0, random));
    CompletableFuture<StartOutcome> outcome = process.start();
    for (int step = 1; step < 60; step++) {
      expectLaunches(host, step, random);
      disturb(host.newest(), random);
      timer.advance(Duration.ofMillis(random.nextInt(3000)));
      everRan |= process.state() instanceof Running;
      assertThat(host.alive()).isLessThanOrEqualTo(1);
      assertThat(process.state() instanceof Failed && everRan).isFalse();
      assertThat(process.state() instanceof BackingOff && host.alive() > 0).isFalse();
    }
    CompletableFuture<Void> stopped = process.stop();
    timer.advance(Duration.ofMinutes(1));
    assertThat(stopped).isCompleted();
    assertThat(outcome).isDone();
    assertThat(process.state()).isEqualTo(new Stopped());
    assertThat(host.alive()).isZero();
  }

  private static void expectLaunches(ScriptedHost host, int step, Random random) {
    for (int pid = step * 1000; host.launchesExpected() < 40; pid++) {
      if (random.nextInt(5) == 0) {
        host.willFailToLaunch("no memory");
      } else {
        host.willLaunch(randomProcess(pid, random));
      }
    }
  }

  private static ScriptedProcess randomProcess(long pid, Random random) {
    ScriptedProcess process = new ScriptedProcess(pid);
    if (random.nextInt(3) > 0) {
      process.becomesReady();
    }
    return random.nextBoolean() ? process.thatEndsWhenAsked() : process;
  }

  private static void disturb(ScriptedProcess process, Random random) {
    switch (random.nextInt(3)) {
      case 0 -> process.becomesReady();
      case 1 -> {
        if (process.isAlive()) {
          process.ends(ProcessEnd.withStatus(random.nextInt(200)));
        }
      }
      default -> {}
    }
  }
}
