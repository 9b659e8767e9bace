package fr.teleguichet.edge.soak;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.remotecommand.CommandExecutor;
import fr.teleguichet.edge.repair.MachineRepairs;
import fr.teleguichet.edge.soak.Truth.Cure;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A day of one kiosk: faults, citizens, wishes from afar, and the agent among them. */
final class Day implements World {

  static final int MINUTES = 24 * 60;

  private static final Duration STEP = Duration.ofSeconds(5);
  private static final int STEPS = 12;

  /** After a change that no minute began with, every device has been looked at again. */
  private static final Duration SETTLED = Duration.ofSeconds(40);

  final Logbook journal = new Logbook();
  final VirtualLoop time = new VirtualLoop();
  final Truth truth = new Truth();
  final Random random;
  private final long seed;
  private final Faults faults;
  private final Wishes wishes;
  private final Oracle oracle = new Oracle();
  private final List<String> violations = new ArrayList<>();
  private final List<Duration> reboots = new ArrayList<>();
  private final Set<UUID> performed = new HashSet<>();
  private Duration changed = Duration.ZERO;
  private boolean disturbed;
  private boolean started;
  private int boots;
  private int judged;
  private Run run;
  private Loop.Timer coming = () -> {};

  Day(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.faults = new Faults(truth, random);
    this.wishes = new Wishes(time, random);
    this.run = start();
  }

  private Run start() {
    changed = time.uptime();
    disturbed = true;
    started = true;
    var next = new Run(time, truth, journal, this, "boot-" + boots, random);
    run = next;
    next.start();
    return next;
  }

  /** Ends the run like a power cut, and begins the next after this time. */
  private void restart(boolean boot, Duration pause) {
    run.loop.kill();
    boots += boot ? 1 : 0;
    // Two checks may want two things at once: the later start is the one that counts.
    coming.cancel();
    coming = time.after(pause, this::start);
  }

  /** Lets the day pass, then a calm hour, and says how many of its minutes were judged. */
  int pass() {
    for (int minute = 0; minute < MINUTES; minute++) {
      faults.minute(time.uptime());
      minute(minute);
    }
    faults.end(time.uptime());
    applyJournal();
    for (int minute = MINUTES; minute < MINUTES + 60; minute++) {
      truth.somebody = false;
      minute(minute);
    }
    return judged;
  }

  private void minute(int minute) {
    applyJournal();
    run.loop.freeAll();
    if (minute < MINUTES && random.nextInt(240) == 0 && !run.loop.isDead()) {
      restart(random.nextBoolean(), Duration.ofSeconds(2));
    }
    for (int step = 0; step < STEPS; step++) {
      if (minute < MINUTES && !run.loop.isDead()) {
        citizen(minute);
      }
      // Whoever leaves may set a reboot free.
      if (minute < MINUTES && !run.loop.isDead()) {
        wishes.perhaps(run.care);
      }
      time.pass(STEP);
      disturbed |= run.loop.isDead() || run.isOccupied();
    }
    judge(minute);
  }

  private void applyJournal() {
    if (truth.journalFull || truth.storageReadOnly) {
      journal.fill();
    } else {
      journal.empty();
    }
  }

  /** Twelve hours with visitors, and twelve with hardly any. */
  private void citizen(int minute) {
    int chance = minute < MINUTES / 2 ? 60 : 2_000;
    if (!truth.somebody) {
      truth.somebody = random.nextInt(chance) == 0;
    } else if (random.nextInt(80) == 0) {
      truth.somebody = false;
    } else if (random.nextInt(6) == 0) {
      run.touch(random);
    }
  }

  private void judge(int minute) {
    boolean isSettled = time.uptime().minus(changed).compareTo(SETTLED) >= 0;
    Oracle.Expected expected = oracle.minute(truth, disturbed, started, time.uptime());
    disturbed = false;
    started = run.loop.isDead();
    assertThat(violations).as("seed %d, minute %d", seed, minute).isEmpty();
    if (run.loop.isDead() || !isSettled) {
      return;
    }
    judged++;
    ServiceVerdict verdict = run.verdict.verdict();
    Set<ServiceObstacle> allowed = EnumSet.noneOf(ServiceObstacle.class);
    allowed.addAll(expected.must());
    allowed.addAll(expected.may());
    assertThat(verdict.kiosk())
        .as("seed %d, minute %d, %s", seed, minute, truth.devices)
        .containsAll(expected.must())
        .isSubsetOf(allowed);
    assertThat(verdict.services().get(Run.SERVICE))
        .isEqualTo(truth.serviceClosed ? Set.of(ServiceObstacle.SERVICE_CLOSED) : Set.of());
  }

  private void violated(String rule) {
    violations.add(rule);
  }

  /** When the agent rebooted the machine by itself. */
  List<Duration> reboots() {
    return List.copyOf(reboots);
  }

  /** How many wishes were done. */
  int performed() {
    return performed.size();
  }

  @Override
  public MachineRepairs repairs() {
    return new SimulatedRepairs();
  }

  private final class SimulatedRepairs implements MachineRepairs {
    @Override
    public Future<Void> screen() {
      if (run.isOccupied()) {
        violated("the screen was restarted in a session");
      }
      cure(Cure.SCREEN);
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> agent() {
      if (run.isOccupied()) {
        violated("the agent was restarted in a session");
      }
      restart(false, Duration.ofSeconds(2));
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> reboot(ShutdownReason why) {
      if (run.isOccupied()) {
        violated("the machine was rebooted in a session");
      }
      Duration now = time.uptime();
      reboots.add(now);
      Duration from = now.minus(Duration.ofHours(1));
      if (reboots.stream().filter(it -> it.compareTo(from) > 0).count() > 3) {
        violated("a fourth reboot within an hour, at " + now);
      }
      cure(Cure.REBOOT);
      restart(true, Duration.ofSeconds(20));
      return Future.succeededFuture();
    }
  }

  private void cure(Cure with) {
    if (faults.cure(with)) {
      changed = time.uptime();
      applyJournal();
    }
  }

  @Override
  public CommandExecutor hands() {
    return this::perform;
  }

  private Future<String> perform(UUID id, RemoteCommandType action) {
    if (!performed.add(id)) {
      violated("done twice: " + action + " " + id);
    }
    if (action.waitsForCitizens() && run.isOccupied()) {
      violated("done in a session: " + action);
    }
    if (action == RemoteCommandType.REBOOT) {
      cure(Cure.REBOOT);
      restart(true, Duration.ofSeconds(20));
      return Promise.<String>promise().future();
    }
    Promise<String> done = Promise.promise();
    boolean works = random.nextInt(5) > 0;
    var _ =
        run.loop.after(
            Duration.ofSeconds(1 + random.nextInt(40)),
            () -> {
              if (works) {
                done.complete("");
              } else {
                done.fail("it does not work");
              }
            });
    return done.future();
  }
}
