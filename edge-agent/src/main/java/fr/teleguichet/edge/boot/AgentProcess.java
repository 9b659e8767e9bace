package fr.teleguichet.edge.boot;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import fr.teleguichet.edge.configuration.AgentConfiguration;
import fr.teleguichet.edge.enrolment.IdentityPreservingReset;
import fr.teleguichet.edge.enrolment.UnitWipe;
import fr.teleguichet.edge.hardware.Simulator;
import fr.teleguichet.edge.loop.AgentEnvironment;
import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.repair.SystemdRepairs;
import fr.teleguichet.edge.update.TrialStartCounter;
import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent as a process: from the event loop's making to the signal that ends it. */
@BlockingWait
final class AgentProcess {

  private static final Logger LOG = LoggerFactory.getLogger(AgentProcess.class);

  /**
   * After so many milliseconds Vert.x complains that the loop is held up, and says where; less in
   * benches.
   */
  private static final int BLOCKED_AFTER = Integer.getInteger("teleguichet.blocked-after", 2_000);

  private final AgentConfiguration configuration;
  private final Map<String, String> environment;
  private final CompletableFuture<Agent> started = new CompletableFuture<>();
  private final CountDownLatch forever = new CountDownLatch(1);
  private volatile ShutdownReason reason = ShutdownReason.SERVICE_STOPPED;
  private volatile ExitCode wanted = ExitCode.STOPPED;

  AgentProcess(AgentConfiguration configuration, Map<String, String> environment) {
    this.configuration = configuration;
    this.environment = environment;
  }

  /** Runs until a signal ends the process; comes back only when the agent can't start. */
  void run() throws StartException, InterruptedException {
    leaveVersionThatNeverStarts();
    Optional<Simulator> simulator = SimulatorLoader.load(configuration);
    Vertx vertx = Vertx.vertx(options()).exceptionHandler(AgentProcess::unforeseen);
    var machine = AgentEnvironmentFactory.of(vertx, environment);
    if (Files.exists(UnitWipe.wanted(configuration))) {
      LOG.warn(
          "done=\"{}\"",
          StartException.unlessWiped(new UnitWipe(configuration, machine).wipe(true)));
    }
    finishReset(machine);
    // First of all: whoever reads the ready file may ask for the stop in the same instant.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(vertx), "stop"));
    vertx.runOnContext(_ -> start(machine, simulator));
    try {
      var _ = started.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StartException known ? known : new IllegalStateException(e);
    }
    forever.await();
  }

  private void finishReset(AgentEnvironment machine) throws InterruptedException {
    try {
      switch (new IdentityPreservingReset(configuration, machine)
          .complete(RestartingResetScheduler.reachOf(machine.root()))) {
        case NOTHING -> {}
        case DONE -> LOG.warn("The factory reset that a technician asked for is done.");
        case START_AGAIN ->
            throw new StartException(
                ExitCode.REPAIR, "the fleet’s settings are reset; the agent starts without them");
        case SYSTEM_DID_NOT ->
            LOG.error(
                "A factory reset is wanted, and the system did not carry it out; the machine’s next"
                    + " start tries again.");
      }
    } catch (IOException e) {
      throw new StartException(
          ExitCode.DATA_UNUSABLE,
          "the unit is not reset: %s; mend this and start again".formatted(e.getMessage()));
    }
  }

  /** Before everything else: whatever a version can't do, it must not be able to stay. */
  private void leaveVersionThatNeverStarts() throws InterruptedException {
    if (!environment.containsKey("NOTIFY_SOCKET")) {
      return;
    }
    try {
      if (new TrialStartCounter(configuration.data().folder().resolve("update")).isTooMany()) {
        LOG.error("The version on trial never came up; the machine starts again without it.");
        startAgain();
      }
    } catch (IOException e) {
      LOG.warn("why=\"{}\" Whether a version is on trial can’t be known.", e.getMessage());
    }
  }

  private static void startAgain() throws InterruptedException {
    try {
      SystemdRepairs.rebootAtOnce();
    } catch (IOException e) {
      LOG.error("why=\"{}\" The machine can’t be started again.", e.getMessage());
    }
  }

  /** One loop and few threads: the agent waits most of the time. */
  private static VertxOptions options() {
    return new VertxOptions()
        .setMaxEventLoopExecuteTime(BLOCKED_AFTER)
        .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
        .setWarningExceptionTime(BLOCKED_AFTER)
        .setWarningExceptionTimeUnit(TimeUnit.MILLISECONDS)
        .setBlockedThreadCheckInterval(Math.min(BLOCKED_AFTER, 1_000))
        .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
        .setEventLoopPoolSize(1)
        .setWorkerPoolSize(1)
        .setInternalBlockingPoolSize(1)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setFileCachingEnabled(false)
                .setClassPathResolvingEnabled(false));
  }

  private static void unforeseen(Throwable e) {
    LOG.error("A defect of the agent; please report it.", e);
  }

  private void start(AgentEnvironment machine, Optional<Simulator> simulator) {
    Agent.start(new Agent.Plan(configuration, simulator, new End()), machine)
        .onSuccess(started::complete)
        .onFailure(started::completeExceptionally);
  }

  private void end(Vertx vertx) {
    if (started.isCompletedExceptionally()) {
      return; // It has stopped its parts already, and run() tells the main thread why.
    }
    ExitCode code = stop(vertx);
    // A program that was asked to stop and did so has not failed, so it must not end with 143.
    Runtime.getRuntime().halt(code.code());
  }

  private ExitCode stop(Vertx vertx) {
    var stopped = new CompletableFuture<Void>();
    var _ =
        started.whenComplete(
            (agent, failure) -> {
              if (failure == null) {
                vertx.runOnContext(_ -> stop(agent, stopped));
              } else {
                stopped.complete(null);
              }
            });
    try {
      stopped.get(configuration.stopDeadline().toMillis(), TimeUnit.MILLISECONDS);
      return wanted;
    } catch (TimeoutException | ExecutionException _) {
      LOG.error("deadline={} The agent did not stop in time.", configuration.stopDeadline());
      return ExitCode.STOP_TOO_SLOW;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCode.STOP_TOO_SLOW;
    }
  }

  /** The agent's own wish to end; the shutdown hook then stops it in order. */
  private final class End implements AgentShutdown {
    @Override
    public void intend(ShutdownReason why) {
      reason = why;
    }

    @Override
    public void stay() {
      reason = ShutdownReason.SERVICE_STOPPED;
    }

    @Override
    public void restart(ShutdownReason why) {
      reason = why;
      wanted = ExitCode.REPAIR;
      new Thread(() -> Runtime.getRuntime().exit(ExitCode.REPAIR.code()), "end").start();
    }

    @Override
    public void wipe() {
      new Thread(this::markAndEnd, "wipe").start();
    }

    private void markAndEnd() {
      try {
        Files.writeString(UnitWipe.wanted(configuration), "", CREATE, WRITE, SYNC);
        restart(ShutdownReason.MAINTENANCE);
      } catch (IOException e) {
        LOG.error("why=\"{}\" The unit can’t be wiped.", e.getMessage());
      }
    }
  }

  private void stop(Agent agent, CompletableFuture<Void> stopped) {
    agent
        .stop(reason)
        .transform(_ -> Future.<Void>succeededFuture())
        .onComplete(_ -> stopped.complete(null));
  }
}
