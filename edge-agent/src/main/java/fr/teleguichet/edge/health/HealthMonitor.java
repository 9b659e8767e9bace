package fr.teleguichet.edge.health;

import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.MonotonicClock;
import fr.teleguichet.hardware.device.AgentStartCause;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kiosk's health as a part of the agent: says at the start what the machine is and why the
 * agent started, watches it from then on, and notes at the end why it stopped.
 */
public final class HealthMonitor {

  /**
   * How often the note of being alive is written while somebody is served; it dates the end of an
   * interview when the power goes.
   */
  private static final Duration PULSE = Duration.ofMinutes(1);

  /** And while nobody is: each note is flushed to a medium that wears. */
  private static final int IDLE_PULSES = 5;

  /** What is true of a played machine as well. */
  private static final Set<NodeFact> BOOT_FACTS = Set.of(NodeFact.BOOT_ID, NodeFact.BOOT_TIME);

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(HealthMonitor.class);

  private final Loop loop;
  private final Clock clock;
  private final KioskState kiosk;
  private final PreviousRunStore life;
  private final Watching watching;
  private Optional<HealthSampler> watch = Optional.empty();
  private String bootId = "unknown";
  private Optional<Instant> lastAlive = Optional.empty();
  private boolean stopped;
  private int unwritten;

  /**
   * How the machine is watched.
   *
   * @param root where /proc and /sys are, {@code /} but for tests
   * @param dataFolder an absolute path; its file system and disk are the ones that count
   * @param interval the time between two samples
   * @param simulated whether a scenario plays the machine, so that only the agent's own figures are
   *     measured
   */
  public record Watching(Path root, Path dataFolder, Duration interval, boolean simulated) {}

  /** The machine's clock, its timer and chance. */
  public record Surroundings(
      Loop loop, Clock clock, MonotonicClock ticker, RandomGenerator random) {}

  private final Surroundings surroundings;
  private final DurableNotes notes;
  private final MachineFileReader files;

  public HealthMonitor(
      Surroundings surroundings, KioskState kiosk, DurableNotes notes, Watching watching) {
    this.surroundings = surroundings;
    this.loop = surroundings.loop;
    this.clock = surroundings.clock;
    this.kiosk = kiosk;
    this.notes = notes;
    this.life = new PreviousRunStore(notes);
    this.watching = watching;
    this.files = new MachineFileReader(watching.root);
  }

  /**
   * Facts, the cause of the start, and the first sample.
   *
   * @return when the former run was last known to run
   */
  public Future<Optional<Instant>> start(
      RecordAppender records, Supplier<Map<HealthMetric, Value>> ownFigures) {
    Loop.Worker worker = loop.worker("health-facts");
    return worker
        .run(this::look)
        .compose(this::introduce)
        .compose(cause -> records.append(started(cause)))
        .compose(_ -> BootLatch.load(notes, bootId))
        .compose(latch -> watch(latch, ownFigures))
        .compose(_ -> worker.close())
        .map(_ -> lastAlive);
  }

  /** Stops watching and notes why the agent ends. */
  public Future<Void> stop(ShutdownReason reason) {
    stopped = true;
    return Future.join(
            watch.map(HealthSampler::stop).orElse(Future.succeededFuture()),
            life.ending(bootId, clock.instant(), reason))
        .mapEmpty();
  }

  private record Look(
      Map<NodeFact, Value> facts, Optional<String> bootId, StartEvidence withoutNotes) {}

  private Look look() {
    var machine = new MachineFactReader(files, watching.dataFolder);
    var traces = new ResetTraceReader(files);
    Optional<String> boot = machine.bootId();
    return new Look(
        machine.read(),
        boot,
        new StartEvidence(boot, Optional.empty(), traces.lastPanic(), traces.watchdogFired()));
  }

  private Future<AgentStartCause> introduce(Look look) {
    bootId = look.bootId.orElse(bootId);
    Set<NodeFact> told = watching.simulated ? BOOT_FACTS : look.facts.keySet();
    told.forEach(fact -> kiosk.set(fact, look.facts.getOrDefault(fact, Value.ABSENT)));
    return life.former()
        .onSuccess(former -> lastAlive = former.map(StartEvidence.LastRun::lastAlive))
        .map(
            former ->
                new StartEvidence(
                        look.bootId,
                        former,
                        look.withoutNotes.lastPanic(),
                        look.withoutNotes.watchdogFired())
                    .cause())
        .compose(cause -> pulse().map(cause));
  }

  private KioskRecord started(AgentStartCause cause) {
    LOG.info("cause={} boot={} The agent started.", cause.code(), bootId);
    kiosk.set(NodeFact.REBOOT_CAUSE, Value.of(cause.code()));
    return new KioskRecord.Started(clock.instant(), cause.code(), bootId);
  }

  private Future<Void> pulse() {
    unwritten = 0;
    var _ = loop.after(PULSE, this::beat);
    return life.alive(bootId, clock.instant());
  }

  private void beat() {
    if (stopped) {
      return;
    }
    unwritten++;
    if (unwritten < IDLE_PULSES && !Value.of(true).equals(kiosk.fact(NodeFact.OCCUPIED))) {
      var _ = loop.after(PULSE, this::beat);
    } else {
      pulse().onFailure(e -> LOG.warn("boot={} The last sign of life is not noted.", bootId, e));
    }
  }

  private Future<Void> watch(BootLatch latch, Supplier<Map<HealthMetric, Value>> ownFigures) {
    var sources =
        new HealthSources(files, watching.dataFolder, surroundings.ticker, surroundings.random);
    var started =
        new HealthSampler(
            loop,
            kiosk,
            sources.lanes(loop, watching.simulated),
            watching.interval,
            ownFigures,
            latch::apply);
    watch = Optional.of(started);
    return atMost(PATIENCE, started.start());
  }

  /** A first look that hangs must not keep the kiosk away from its fleet. */
  private Future<Void> atMost(Duration time, Future<Void> look) {
    Promise<Void> done = Promise.promise();
    Loop.Timer timer = loop.after(time, done::tryComplete);
    look.onComplete(
        result -> {
          timer.cancel();
          if (result.succeeded()) {
            done.tryComplete();
          } else {
            done.tryFail(result.cause());
          }
        });
    return done.future();
  }
}
