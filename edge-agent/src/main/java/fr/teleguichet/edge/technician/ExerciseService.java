package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.kiosk.RecordAppender;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.technician.ExerciseRunner.Attempt;
import fr.teleguichet.edge.technician.ExerciseState.Ended;
import fr.teleguichet.edge.technician.ExerciseState.Idle;
import fr.teleguichet.edge.technician.ExerciseState.Running;
import fr.teleguichet.hardware.device.PeripheralExercise;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.journal.KioskRecord;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the unit exercise its peripherals for the technician in front of it: one at a time, never
 * while a citizen is served, and each in the journal before it begins and when it has ended, as
 * what is done from afar. Belongs to the loop.
 */
public final class ExerciseService {

  /** Why none begins, or one is broken off, for a citizen's sake. */
  static final String CITIZEN = "citizen-served";

  static final String BUSY = "busy";
  static final String NOT_RECORDED = "not-recorded";

  private static final Logger LOG = LoggerFactory.getLogger(ExerciseService.class);

  /** What a device may take, and a person. */
  private static final Duration MAX_DURATION = Duration.ofMinutes(4);

  private static final Duration MAX_WATCH = Duration.ofMinutes(2);

  /** What the records call it, so that nobody takes it for something the fleet wanted. */
  private static final String ACTION = "technician-";

  private final Surroundings world;
  private final ExerciseRunner apparatus;
  private ExerciseState state = new Idle();
  private @Nullable Attempt attempt;

  /**
   * What it takes from the world around it.
   *
   * @param isTended whether something is being done to the kiosk from afar
   */
  public record Surroundings(
      Loop loop,
      Clock clock,
      RecordAppender records,
      ActiveSessionLock occupancy,
      Supplier<UUID> ids,
      BooleanSupplier isTended) {}

  public ExerciseService(Surroundings world, ExerciseRunner apparatus) {
    this.world = world;
    this.apparatus = apparatus;
  }

  ExerciseState state() {
    world.loop.check();
    return state;
  }

  /** As a technician's tool reads it: accepted until that it begins is on disk. */
  JsonObject view() {
    return ExerciseView.of(state(), attempt != null);
  }

  /** Begins one, once that it begins is on disk. Answers why it does not; nothing when it does. */
  Future<Optional<String>> begin(PeripheralExercise exercise) {
    world.loop.check();
    if (world.occupancy.isOccupied()) {
      return Future.succeededFuture(Optional.of(CITIZEN));
    }
    if (world.isTended.getAsBoolean()) {
      return Future.succeededFuture(Optional.of(BUSY));
    }
    ExerciseState before = state;
    UUID id = world.ids.get();
    return switch (before) {
      case Running _ -> Future.succeededFuture(Optional.of(BUSY));
      case Idle idle -> begin(before, idle.begin(id, exercise));
      case Ended ended -> begin(before, ended.begin(id, exercise));
    };
  }

  private Future<Optional<String>> begin(ExerciseState before, Running next) {
    state = next;
    return write(next.id(), next.exercise(), RemoteCommandStage.EXECUTING, "")
        .map(
            _ -> {
              if (next.equals(state)) {
                act(next);
              }
              return Optional.<String>empty();
            })
        .recover(
            e -> {
              LOG.warn("exercise={} An exercise can’t be recorded.", next.exercise().code(), e);
              state = before;
              return Future.succeededFuture(Optional.of(NOT_RECORDED));
            });
  }

  private void act(Running running) {
    Duration longest = running.exercise().isWatched() ? MAX_WATCH : MAX_DURATION;
    Loop.Timer timer =
        world.loop.after(
            longest,
            () -> {
              stop(running.id());
              end(running.id(), RemoteCommandStage.FAILED, "timeout");
            });
    Attempt begun = attempt(running);
    attempt = begun;
    begun
        .done()
        .onComplete(
            result -> {
              timer.cancel();
              if (result.succeeded()) {
                end(running.id(), RemoteCommandStage.DONE, result.result());
              } else {
                end(
                    running.id(),
                    RemoteCommandStage.FAILED,
                    String.valueOf(result.cause().getMessage()));
              }
            });
  }

  private Attempt attempt(Running running) {
    try {
      return apparatus.begin(
          running.id(), running.exercise(), what -> sees(running.id(), String.valueOf(what)));
    } catch (RuntimeException e) {
      return Attempt.of(Future.failedFuture(e));
    }
  }

  private void sees(UUID id, String what) {
    if (state instanceof Running running && running.id().equals(id)) {
      state = running.sees(what);
    }
  }

  /** Whoever began it waits no longer: what was seen up to now counts. */
  void stop() {
    world.loop.check();
    if (state instanceof Running running) {
      stop(running.id());
    }
  }

  private void stop(UUID id) {
    if (attempt != null && state instanceof Running running && running.id().equals(id)) {
      attempt.stop();
    }
  }

  /** A citizen comes: what waits for a person's doing must not take the citizen's for it. */
  public void citizenCame() {
    world.loop.check();
    if (state instanceof Running running && running.exercise().isWatched()) {
      Attempt begun = attempt;
      end(running.id(), RemoteCommandStage.FAILED, CITIZEN);
      if (begun != null) {
        begun.stop();
      }
    }
  }

  private void end(UUID id, RemoteCommandStage stage, String text) {
    if (state instanceof Running running && running.id().equals(id)) {
      state = running.end(stage, text);
      attempt = null;
      LOG.info(
          "exercise={} stage={} text=\"{}\" A technician’s exercise ended.",
          running.exercise().code(),
          stage.code(),
          text);
      write(id, running.exercise(), stage, text)
          .onFailure(e -> LOG.warn("exercise={} Its end is not recorded.", id, e));
    }
  }

  private Future<Long> write(
      UUID id, PeripheralExercise exercise, RemoteCommandStage stage, String text) {
    return world.records.append(
        new KioskRecord.Care(world.clock.instant(), id, ACTION + exercise.code(), stage, text));
  }
}
