package fr.teleguichet.edge.repair;

import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.repair.RepairLadderState.Climbing;
import fr.teleguichet.edge.repair.RepairLadderState.Degraded;
import fr.teleguichet.edge.repair.RepairLadderState.Suspect;
import fr.teleguichet.edge.repair.RepairLadderState.Well;
import fr.teleguichet.hardware.device.ShutdownReason;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets every check look in its time, climbs its ladder when it finds trouble, and feeds the
 * watchdog once all looks that were due have come back. Belongs to the loop.
 */
public final class RepairCoordinator {

  /** The time between two rounds; the watchdog's patience must be three times that or more. */
  public static final Duration ROUND = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(RepairCoordinator.class);
  private static final String NOTE = "repair";

  private final Surroundings world;
  private final MachineRepairs repairs;
  private final List<Watched> watched;
  private final List<Runnable> listeners = new ArrayList<>();
  private RepairEscalationRecord note = RepairEscalationRecord.EMPTY;
  private Duration began = Duration.ZERO;
  private boolean stopped;

  /**
   * What the desk takes from the world around it.
   *
   * @param feed feeds the watchdog
   */
  public record Surroundings(
      Loop loop, Clock clock, DurableNotes notes, ActiveSessionLock occupancy, Runnable feed) {}

  private static final class Watched {
    private final SelfHealingCheck check;
    private RepairLadderState state = new Well();
    private Optional<String> reason = Optional.empty();
    private Optional<Duration> looked = Optional.empty();
    private boolean looking;

    /** In this run: of what never was well, a start of the machine is no cure. */
    private boolean wasWell;

    private boolean isPostponed;

    Watched(SelfHealingCheck check) {
      this.check = check;
    }
  }

  public RepairCoordinator(
      Surroundings world, MachineRepairs repairs, List<SelfHealingCheck> checks) {
    this.world = world;
    this.repairs = repairs;
    this.watched = checks.stream().map(Watched::new).toList();
  }

  /** Takes up the rungs that the former run had reached, and begins. */
  public Future<Void> start() {
    return world
        .notes
        .get(NOTE)
        .onSuccess(
            text ->
                note = text.map(RepairEscalationRecord::read).orElse(RepairEscalationRecord.EMPTY))
        .<Void>mapEmpty()
        .recover(_ -> Future.succeededFuture())
        .onSuccess(_ -> begin());
  }

  private void begin() {
    began = world.loop.uptime();
    for (Watched it : watched) {
      Optional.ofNullable(note.rungs().get(it.check.name()))
          .ifPresent(rung -> it.state = new Climbing(rung, world.loop.uptime()));
    }
    round();
  }

  /** Looks no more, and feeds no more. */
  public void stop() {
    stopped = true;
  }

  /** Tells the listener when a check's trouble begins to need a person, or no more. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** What only a person can mend: the reason by the check's name. */
  public Map<String, String> needsPerson() {
    world.loop.check();
    Map<String, String> needs = new LinkedHashMap<>();
    watched.stream()
        .filter(it -> it.state instanceof Degraded)
        .forEach(it -> needs.put(it.check.name(), it.reason.orElse("")));
    return needs;
  }

  private void round() {
    if (stopped) {
      return;
    }
    List<Future<Void>> looks = watched.stream().filter(this::isDue).map(this::look).toList();
    Future.join(looks)
        .onComplete(
            _ -> {
              // A look that still hangs from an earlier round starves the watchdog on purpose.
              if (!stopped && watched.stream().noneMatch(it -> it.looking)) {
                world.feed.run();
              }
            });
    var _ = world.loop.after(ROUND, this::round);
  }

  private boolean isDue(Watched it) {
    Duration now = world.loop.uptime();
    return !it.looking
        && it.looked.map(last -> now.minus(last).compareTo(it.check.every()) >= 0).orElse(true);
  }

  private Future<Void> look(Watched it) {
    it.looking = true;
    it.looked = Optional.of(world.loop.uptime());
    return found(it)
        .map(
            reason -> {
              it.looking = false;
              judge(it, reason);
              return null;
            });
  }

  /** A look that fails is trouble too. */
  private static Future<Optional<String>> found(Watched it) {
    try {
      return it.check.look().recover(e -> Future.succeededFuture(Optional.of(message(e))));
    } catch (RuntimeException e) {
      return Future.succeededFuture(Optional.of(message(e)));
    }
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private void judge(Watched it, Optional<String> reason) {
    if (stopped) {
      return;
    }
    it.reason = reason;
    RepairLadderState before = it.state;
    if (reason.isEmpty()) {
      it.wasWell |= it.check.isInformed();
      it.isPostponed = false;
    } else if (it.isPostponed && isApart()) {
      it.isPostponed = false;
      it.state = new Suspect(world.loop.uptime().minus(RepairLadder.CONFIRM));
    }
    var leave =
        new RepairLadder.Leave(
            !world.occupancy.isOccupied(), note.allowsReboot(world.clock.instant()));
    RepairLadder.Decision decision =
        RepairLadder.decide(
            it.state, it.check.rungs(), reason.isPresent(), world.loop.uptime(), leave);
    it.state = decision.next();
    if (before instanceof Degraded != it.state instanceof Degraded) {
      listeners.forEach(Runnable::run);
    }
    if (!before.getClass().equals(it.state.getClass())) {
      LOG.info(
          "check={} from={} to={} reason={} Its trouble moves on.",
          it.check.name(),
          before.code(),
          it.state.code(),
          reason.orElse("-"));
    }
    if (it.state instanceof Well && note.rungs().containsKey(it.check.name())) {
      var _ = keep(note.without(it.check.name())).recover(_ -> Future.succeededFuture());
    }
    decision.repair().ifPresent(rung -> repair(it, rung));
  }

  private void repair(Watched it, RepairRung rung) {
    LOG.warn(
        "check={} reason={} rung={} A repair is made.",
        it.check.name(),
        it.reason.orElse("-"),
        rung.code());
    RepairEscalationRecord noted = note.with(it.check.name(), rung);
    note = rung == RepairRung.REBOOT ? noted.rebooted(world.clock.instant()) : noted;
    // Written before it is made, so that a restart does not begin at the bottom again. A journal
    // that can't be written is one of the troubles: its repair must not wait for it.
    keep(note)
        .transform(
            kept -> kept.succeeded() || isBearable(rung) ? make(it.check, rung) : giveUp(it, rung))
        .onFailure(
            e -> LOG.warn("check={} rung={} The repair failed.", it.check.name(), rung.code(), e));
  }

  /**
   * Whether a repair that nothing will remember may be made. One that starts the agent again would
   * be made without end, so there must have been time since the start before.
   */
  private boolean isBearable(RepairRung rung) {
    return (rung != RepairRung.AGENT && rung != RepairRung.REBOOT) || isApart();
  }

  private boolean isApart() {
    return world.loop.uptime().minus(began).compareTo(RepairEscalationRecord.APART) >= 0;
  }

  /** For good, unless a start of the machine may help: then until it is bearable. */
  private Future<Void> giveUp(Watched it, RepairRung rung) {
    LOG.warn("check={} The repair is not made, since nothing can remember it.", it.check.name());
    it.state = new Degraded();
    it.isPostponed = it.wasWell && rung == RepairRung.REBOOT;
    listeners.forEach(Runnable::run);
    return Future.succeededFuture();
  }

  private Future<Void> keep(RepairEscalationRecord newNote) {
    note = newNote;
    return world.notes.put(NOTE, note.write());
  }

  private Future<Void> make(SelfHealingCheck check, RepairRung rung) {
    return switch (rung) {
      case COMPONENT -> check.mend();
      case SCREEN -> repairs.screen();
      case AGENT -> repairs.agent();
      case REBOOT -> repairs.reboot(ShutdownReason.REPAIR);
      case DEGRADED -> Future.succeededFuture();
    };
  }
}
