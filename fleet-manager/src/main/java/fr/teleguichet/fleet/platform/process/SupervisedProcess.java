package fr.teleguichet.fleet.platform.process;

import fr.teleguichet.fleet.platform.process.ProcessState.BackingOff;
import fr.teleguichet.fleet.platform.process.ProcessState.Failed;
import fr.teleguichet.fleet.platform.process.ProcessState.Late;
import fr.teleguichet.fleet.platform.process.ProcessState.Replacing;
import fr.teleguichet.fleet.platform.process.ProcessState.Running;
import fr.teleguichet.fleet.platform.process.ProcessState.Starting;
import fr.teleguichet.fleet.platform.process.ProcessState.Stopped;
import fr.teleguichet.fleet.platform.process.ProcessState.Stopping;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One program that is kept running: started or adopted, watched, restarted when it ends by itself,
 * and stopped in order. {@link ProcessState} draws its life.
 *
 * <p>Everything happens on the timer's single thread; other threads only post steps to it and read
 * {@link #state()}.
 */
public final class SupervisedProcess {
  private static final Logger LOG = LoggerFactory.getLogger(SupervisedProcess.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration STEADY_AFTER = Duration.ofMinutes(1);

  private final ProcessPlan plan;
  private final ReadinessProbe readiness;
  private final ProcessLauncher host;
  private final BackOff backOff;
  private final Timer timer;
  private final Clock clock;
  private final RandomGenerator random;
  private final CompletableFuture<StartOutcome> firstStart = new CompletableFuture<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();

  /** Volatile, because health pages read it; only {@link #transition} writes it. */
  private volatile ProcessState state = new Stopped();

  private @Nullable LiveProcess live;

  SupervisedProcess(
      ProcessPlan plan,
      ReadinessProbe readiness,
      ProcessLauncher host,
      BackOff backOff,
      Timer timer,
      Clock clock,
      RandomGenerator random) {
    this.plan = plan;
    this.readiness = readiness;
    this.host = host;
    this.backOff = backOff;
    this.timer = timer;
    this.clock = clock;
    this.random = random;
  }

  /** Returns the plan's name. */
  public String name() {
    return plan.name();
  }

  /** Returns what it runs. */
  public ProcessPlan plan() {
    return plan;
  }

  /** Returns where it stands at this moment. */
  public ProcessState state() {
    return state;
  }

  /** Returns the number of the process that runs or is being started. */
  public OptionalLong pid() {
    return switch (state) {
      case Starting starting -> OptionalLong.of(starting.pid());
      case Running running -> OptionalLong.of(running.pid());
      case Stopped _, Replacing _, Late _, BackingOff _, Stopping _, Failed _ ->
          OptionalLong.empty();
    };
  }

  /**
   * Adopts the process left behind by an earlier manager or starts a new one; asked again, only
   * tells how that went.
   */
  public CompletableFuture<StartOutcome> start() {
    timer.run(this::begin);
    return firstStart.copy();
  }

  /** Asks the process to end, kills it at the deadline, and completes when it is gone. */
  public CompletableFuture<Void> stop() {
    timer.run(this::beginStop);
    return stopped.copy();
  }

  private void begin() {
    if (!(state instanceof Stopped idle)) {
      return;
    }
    Optional<OrphanedProcess> found = host.leftBehind(plan);
    if (found.isEmpty()) {
      launch(idle);
    } else if (found.get().samePlan()) {
      LiveProcess orphan = found.get().process();
      attend(orphan, idle.adopt(orphan.pid(), deadline(plan.startPatience())));
    } else {
      replace(found.get().process(), idle);
    }
  }

  private void replace(LiveProcess outdated, Stopped idle) {
    Replacing replacing = idle.replace(outdated.pid(), deadline(plan.stopPatience()));
    watch(outdated);
    transition(replacing);
    outdated.askToEnd();
    timer.runAfter(plan.stopPatience(), () -> killIfStill(replacing, replacing.pid()));
  }

  private void launch(Stopped idle) {
    try {
      LiveProcess child = host.launch(plan);
      attend(child, idle.start(child.pid(), deadline(plan.startPatience())));
    } catch (IOException failure) {
      fail(idle.fail("cannot be run: " + failure.getMessage()), OptionalInt.empty());
    }
  }

  private void attend(LiveProcess process, Starting starting) {
    watch(process);
    transition(starting);
    look(starting);
  }

  private void watch(LiveProcess process) {
    live = process;
    var _ = process.end().thenAccept(end -> timer.run(() -> ended(process, end)));
  }

  private void look(Starting starting) {
    if (!state.equals(starting)) {
      return;
    }
    if (readiness.isReady(starting.pid())) {
      transition(starting.ready(clock.instant()));
      boolean _ = firstStart.complete(new StartOutcome.Ready(starting.pid()));
    } else if (clock.instant().isBefore(starting.deadline())) {
      timer.runAfter(LOOK_EVERY, () -> look(starting));
    } else {
      transition(starting.late());
      kill();
    }
  }

  private void ended(LiveProcess process, ProcessEnd end) {
    if (!process.equals(live)) {
      return;
    }
    live = null;
    switch (state) {
      case Starting starting when starting.provedItself() ->
          waitAfter(starting.attempt(), end, starting::retryLater);
      case Starting starting -> fail(starting.fail(end.describe()), end.status());
      case Late late when late.provedItself() -> waitAfter(late.attempt(), end, late::retryLater);
      case Late late -> fail(late.fail("not ready after " + plan.startPatience()), end.status());
      case Running running -> {
        int attempt = attemptAfter(running);
        waitAfter(attempt, end, (reason, until) -> running.retryLater(reason, attempt, until));
      }
      case Replacing replacing -> launchAfter(replacing);
      case Stopping stopping -> finish(stopping.gone());
      case Stopped _, BackingOff _, Failed _ ->
          throw new IllegalStateException(
              "Process " + plan.name() + " ended while it was " + state.code() + ".");
    }
  }

  private void launchAfter(Replacing replacing) {
    Stopped idle = replacing.gone();
    transition(idle);
    launch(idle);
  }

  private int attemptAfter(Running running) {
    boolean steady = running.since().plus(STEADY_AFTER).isBefore(clock.instant());
    return steady ? 1 : running.attempt();
  }

  @FunctionalInterface
  private interface RetryLater {
    BackingOff at(String reason, Instant until);
  }

  private void waitAfter(int attempt, ProcessEnd end, RetryLater retryLater) {
    waitAfter(attempt, end.describe(), retryLater);
  }

  private void waitAfter(int attempt, String reason, RetryLater retryLater) {
    Duration delay = backOff.delay(attempt, random);
    BackingOff waiting = retryLater.at(reason, deadline(delay));
    transition(waiting);
    timer.runAfter(delay, () -> retry(waiting));
  }

  private void retry(BackingOff waiting) {
    if (!state.equals(waiting)) {
      return;
    }
    try {
      LiveProcess child = host.launch(plan);
      attend(child, waiting.retry(child.pid(), deadline(plan.startPatience())));
    } catch (IOException failure) {
      waitAfter(
          waiting.attempt() + 1, "cannot be run: " + failure.getMessage(), waiting::retryLater);
    }
  }

  private void fail(Failed failed, OptionalInt status) {
    transition(failed);
    boolean _ = firstStart.complete(new StartOutcome.NotStarted(failed.reason(), status));
  }

  private void beginStop() {
    Instant killAt = deadline(plan.stopPatience());
    switch (state) {
      case Replacing replacing -> askToEnd(replacing.stop(killAt));
      case Starting starting -> askToEnd(starting.stop(killAt));
      case Late late -> askToEnd(late.stop(killAt));
      case Running running -> askToEnd(running.stop(killAt));
      case BackingOff waiting -> finish(waiting.stop());
      case Failed failed -> finish(failed.stop());
      case Stopped idle -> finish(idle);
      case Stopping _ -> {}
    }
  }

  private void askToEnd(Stopping stopping) {
    transition(stopping);
    if (live != null) {
      live.askToEnd();
    }
    timer.runAfter(plan.stopPatience(), () -> killIfStill(stopping, stopping.pid()));
  }

  private void killIfStill(ProcessState ending, long pid) {
    if (state.equals(ending)) {
      LOG.atWarn()
          .addKeyValue("process", plan.name())
          .addKeyValue("pid", pid)
          .addKeyValue("patience", plan.stopPatience())
          .log("Process did not end in time and is killed.");
      kill();
    }
  }

  private void kill() {
    if (live != null) {
      live.kill();
    }
  }

  private void finish(Stopped idle) {
    if (!state.equals(idle)) {
      transition(idle);
    }
    boolean _ = firstStart.complete(new StartOutcome.NotStarted("stopped", OptionalInt.empty()));
    boolean _ = stopped.complete(null);
    timer.close();
  }

  private Instant deadline(Duration patience) {
    return clock.instant().plus(patience);
  }

  private void transition(ProcessState next) {
    ProcessState previous = state;
    state = next;
    ProcessStateLog.write(plan.name(), previous, next);
  }
}
