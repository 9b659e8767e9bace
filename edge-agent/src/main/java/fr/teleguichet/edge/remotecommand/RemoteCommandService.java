package fr.teleguichet.edge.remotecommand;

import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.DurableNotes;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the fleet's wishes, one after the other. What is begun stands on disk first, so that a
 * restart in its middle can be explained; a wish that comes twice is done once. Belongs to the
 * loop.
 *
 * <p>At the start an action that was under way is judged: a reboot is done when the machine has
 * booted since, anything else failed.
 */
public final class RemoteCommandService {

  /** The reason of an action that waits, or does not begin, for a citizen's sake. */
  static final String CITIZEN = "citizen-served";

  private static final Logger LOG = LoggerFactory.getLogger(RemoteCommandService.class);
  private static final String NOTE = "care";

  private static final Duration LOOK_AGAIN = Duration.ofHours(1);

  private final Surroundings world;
  private final CommandExecutor hands;
  private final RemoteCommandQueue errands = new RemoteCommandQueue();
  private final List<Runnable> listeners = new ArrayList<>();
  private Optional<UUID> atWork = Optional.empty();
  private int writing;
  private boolean waitsForFreedom;
  private boolean stopped;

  /**
   * What the desk takes from the world around it.
   *
   * @param boot the kernel's boot id
   */
  public record Surroundings(
      Loop loop,
      Clock clock,
      DurableNotes notes,
      RecordAppender records,
      ActiveSessionLock occupancy,
      String boot) {}

  public RemoteCommandService(Surroundings world, CommandExecutor hands) {
    this.world = world;
    this.hands = new TimeLimitedCommandExecutor(hands, world.loop);
  }

  /** Takes up what the former run left, and judges what it had begun. */
  public Future<Void> start() {
    return world
        .notes
        .get(NOTE)
        .map(note -> note.map(PersistedRemoteCommands::read).orElse(PersistedRemoteCommands.EMPTY))
        .compose(
            note -> {
              errands.take(note);
              return judge(note);
            })
        .onSuccess(_ -> goOn());
  }

  private Future<Void> judge(PersistedRemoteCommands note) {
    Future<Void> judged = Future.succeededFuture();
    for (RemoteCommand errand : note.open()) {
      if (errand.stage() == RemoteCommandStage.EXECUTING) {
        RemoteCommand.Ending ending = errand.judge(world.boot);
        judged =
            judged
                .compose(_ -> step(errand, ending.stage(), ending.reason()))
                .recover(_ -> unwritten(errand));
      } else {
        watchDeadline(errand);
      }
    }
    return judged;
  }

  /** A journal that can't be written must not keep the agent from starting. */
  private Future<Void> unwritten(RemoteCommand errand) {
    errands.end(errand.id());
    return Future.succeededFuture();
  }

  /** Begins nothing more and writes nothing more; the next start judges what is under way. */
  public void stop() {
    stopped = true;
  }

  /** Tells the listener after each step. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** What is under way, for the screen: nobody's kiosk is touched in secret. */
  public Optional<RemoteCommandType> underWay() {
    world.loop.check();
    return atWork.flatMap(errands::get).map(RemoteCommand::action);
  }

  /** Takes a wish as it was delivered, for the first time or again. */
  public void want(FleetCommand.Care wish) {
    world.loop.check();
    if (errands.knows(wish.id())) {
      return;
    }
    Optional<RemoteCommandType> known = wish.known();
    if (known.isEmpty()) {
      refuse(wish, "unknown-action");
    } else if (!now().isBefore(wish.deadline())) {
      refuse(wish, "deadline-over");
    } else if (errands.isFull()) {
      refuse(wish, "too-many-open");
    } else if (known.get().isRefusedInSession() && world.occupancy.isOccupied()) {
      refuse(wish, CITIZEN);
    } else {
      accept(wish, known.get());
    }
  }

  private void refuse(FleetCommand.Care wish, String reason) {
    LOG.info("care={} action={} reason={} Refused.", wish.id(), wish.action(), reason);
    var refusal =
        new KioskRecord.Care(now(), wish.id(), wish.action(), RemoteCommandStage.REFUSED, reason);
    // Whoever was refused must not be obeyed when the wish is delivered again.
    errands.end(wish.id());
    world
        .records
        .append(refusal, NOTE, errands.note().write())
        .onFailure(
            e -> {
              LOG.warn("care={} The refusal is not recorded.", wish.id(), e);
              errands.forgetEnd(wish.id());
            });
  }

  private void accept(FleetCommand.Care wish, RemoteCommandType action) {
    var errand =
        new RemoteCommand(
            wish.id(), action, wish.deadline(), RemoteCommandStage.ACCEPTED, world.boot);
    errands.put(errand);
    watchDeadline(errand);
    run(write(errand, ""));
  }

  private void watchDeadline(RemoteCommand errand) {
    Duration left = Duration.between(now(), errand.deadline());
    if (left.isPositive()) {
      // A deadline may be ages away, by a clock that is wrong here or there.
      Duration wait = left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
      var _ = world.loop.after(wait, () -> errands.get(errand.id()).ifPresent(this::watchDeadline));
    } else {
      goOn();
    }
  }

  /** Whatever may have changed: see whose turn it is. */
  private void goOn() {
    if (stopped || writing > 0 || atWork.isPresent()) {
      return;
    }
    Optional<RemoteCommand> late = errands.open().stream().filter(this::isLate).findFirst();
    if (late.isPresent()) {
      run(step(late.get(), RemoteCommandStage.EXPIRED, ""));
    } else {
      errands.first().ifPresent(this::turn);
    }
  }

  private boolean isLate(RemoteCommand errand) {
    return !now().isBefore(errand.deadline());
  }

  private void turn(RemoteCommand errand) {
    if (!errand.action().waitsForCitizens() || !world.occupancy.isOccupied()) {
      atWork = Optional.of(errand.id());
      run(step(errand, RemoteCommandStage.EXECUTING, "").onSuccess(_ -> act(errand)));
    } else if (errand.action().isRefusedInSession()) {
      run(step(errand, RemoteCommandStage.FAILED, CITIZEN));
    } else {
      waitForFreedom();
      if (errand.stage() == RemoteCommandStage.ACCEPTED) {
        run(step(errand, RemoteCommandStage.WAITING, CITIZEN));
      }
    }
  }

  private void waitForFreedom() {
    if (!waitsForFreedom) {
      waitsForFreedom = true;
      world.occupancy.whenFree(
          () -> {
            waitsForFreedom = false;
            goOn();
          });
    }
  }

  private void act(RemoteCommand errand) {
    hands
        .perform(errand.id(), errand.action())
        .onComplete(
            result -> {
              if (stopped) {
                return;
              }
              atWork = Optional.empty();
              if (result.succeeded()) {
                finish(errand, RemoteCommandStage.DONE, result.result());
              } else {
                finish(
                    errand, RemoteCommandStage.FAILED, String.valueOf(result.cause().getMessage()));
              }
            });
  }

  /** It is done, even when that can't be written down: it must not be done again. */
  private void finish(RemoteCommand errand, RemoteCommandStage stage, String reason) {
    errands
        .get(errand.id())
        .ifPresent(
            running -> run(step(running, stage, reason).onFailure(_ -> errands.end(errand.id()))));
  }

  /** One thing after the other: the next turn comes when this is on disk, or can't be. */
  private void run(Future<Void> step) {
    writing++;
    step.onComplete(
        _ -> {
          writing--;
          goOn();
        });
  }

  private Future<Void> step(RemoteCommand errand, RemoteCommandStage stage, String reason) {
    RemoteCommand next = errand.to(stage, world.boot);
    errands.put(next);
    LOG.info(
        "care={} action={} stage={} reason=\"{}\" A remote action moves on.",
        next.id(),
        next.action().code(),
        stage.code(),
        reason);
    listeners.forEach(Runnable::run);
    return write(next, reason);
  }

  private Future<Void> write(RemoteCommand errand, String reason) {
    return world
        .records
        .append(errand.record(now(), reason), NOTE, errands.note().write())
        .<Void>mapEmpty()
        .onFailure(e -> forget(errand, e));
  }

  /** What can't be written down is not done: nobody could explain it after a restart. */
  private void forget(RemoteCommand errand, Throwable why) {
    LOG.warn(
        "care={} stage={} A remote action is given up: its step can’t be recorded.",
        errand.id(),
        errand.stage().code(),
        why);
    errands.drop(errand.id());
    atWork = atWork.filter(id -> !id.equals(errand.id()));
  }

  private Instant now() {
    return world.clock.instant();
  }
}
