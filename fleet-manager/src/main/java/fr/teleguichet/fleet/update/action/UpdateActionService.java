package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Changes updates. Every change locks the kiosk's row first, so that what a person wants and what a
 * kiosk tells at the same moment come one after the other.
 */
@Singleton
public final class UpdateActionService {

  /** So many things a kiosk may tell of one update on the way; the end is always taken. */
  public static final int MAX_NOTES = 1_000;

  private final Jdbi jdbi;
  private final PollReplyCache situations;
  private final AuditLog audit;
  private final Clock clock;

  UpdateActionService(Database database, PollReplyCache situations, AuditLog audit, Clock clock) {
    this.jdbi = database.jdbi();
    this.situations = situations;
    this.audit = audit;
    this.clock = clock;
  }

  Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  /**
   * Gives the kiosk an update; those that are open are cancelled.
   *
   * @param waits whether somebody at the kiosk must agree first
   */
  UpdateAction assign(
      TargetId kiosk, int distribution, boolean forced, boolean waits, String actor) {
    return inTurn(
        kiosk,
        handle -> {
          UpdateActionRepository.open(handle, kiosk)
              .forEach(
                  older -> {
                    if (!(older.state() instanceof UpdateActionState.Cancelling)) {
                      UpdateAction _ = change(handle, older, new UpdateActionState.Cancelling());
                    }
                  });
          boolean asks = waits && !UpdateClientAttributeRepository.confirms(handle, kiosk);
          UpdateActionState state =
              asks ? new UpdateActionState.Waiting() : new UpdateActionState.Offered();
          Instant now = now();
          UpdateAction wanted =
              new UpdateAction(0, kiosk, distribution, state, forced, now, now, actor, false);
          int id = UpdateActionRepository.insert(handle, wanted);
          UpdateActionRepository.note(handle, id, ActionHistoryEntry.of(state.code()), now);
          return UpdateActionRepository.find(handle, kiosk, id).orElseThrow();
        });
  }

  /** Something happened to an update: it changes if it can, and the note is kept. */
  public FeedbackOutcome happen(
      TargetId kiosk, int id, UpdateActionEvent event, Optional<ActionHistoryEntry> note) {
    FeedbackOutcome receipt = inTurn(kiosk, handle -> happen(handle, kiosk, id, event, note));
    if (receipt instanceof FeedbackOutcome.Taken(UpdateAction action, boolean changed)
        && changed
        && !action.state().isOpen()) {
      tell(action);
    }
    return receipt;
  }

  private FeedbackOutcome happen(
      Handle handle,
      TargetId kiosk,
      int id,
      UpdateActionEvent event,
      Optional<ActionHistoryEntry> note) {
    Optional<UpdateAction> found = UpdateActionRepository.find(handle, kiosk, id);
    if (found.isEmpty()) {
      return new FeedbackOutcome.Unknown();
    }
    UpdateAction before = found.get();
    Optional<UpdateActionState> state = before.after(event);
    if (state.isEmpty()) {
      return before.state().isOpen()
          ? new FeedbackOutcome.Senseless(before)
          : new FeedbackOutcome.Over(before);
    }
    boolean changes = !state.get().equals(before.state());
    if (!changes && note.isPresent() && UpdateActionRepository.notes(handle, id) >= MAX_NOTES) {
      return new FeedbackOutcome.TooMany();
    }
    boolean late = before.isGivenUp() && event instanceof UpdateActionEvent.Close;
    if (late && !changes) {
      UpdateActionRepository.heard(handle, before);
    }
    boolean repeated = !changes && !before.state().isOpen() && !late;
    if (note.isPresent() && !repeated) {
      UpdateActionRepository.note(handle, id, note.get(), now());
    }
    return new FeedbackOutcome.Taken(
        changes ? change(handle, before, state.get()) : before, changes);
  }

  private UpdateAction change(Handle handle, UpdateAction before, UpdateActionState state) {
    UpdateActionRepository.update(handle, before, state, now());
    UpdateActionRepository.note(handle, before.id(), ActionHistoryEntry.of(state.code()), now());
    if (state instanceof UpdateActionState.Succeeded) {
      UpdateClientAttributeRepository.installed(handle, before.kiosk(), before.distribution());
    }
    return UpdateActionRepository.find(handle, before.kiosk(), before.id()).orElseThrow();
  }

  /** After the commit: the log has a connection of its own. */
  private void tell(UpdateAction action) {
    audit.append(
        new AuditEntry(
            new Actor.Program(),
            "update." + action.state().code(),
            action.kiosk().value(),
            Optional.empty(),
            Map.of("update", Integer.toString(action.id()))));
  }

  /** Everything that waits is agreed to, and what comes. */
  void confirmAll(Handle handle, TargetId kiosk) {
    UpdateActionRepository.open(handle, kiosk).stream()
        .filter(action -> action.state() instanceof UpdateActionState.Waiting)
        .forEach(
            action -> {
              FeedbackOutcome _ =
                  happen(
                      handle,
                      kiosk,
                      action.id(),
                      new UpdateActionEvent.Confirm(),
                      Optional.empty());
            });
  }

  /**
   * Changes what is known of a kiosk, one after the other; whatever was kept of it in memory, here
   * and at other instances, does not count any more.
   */
  public <T> T inTurn(TargetId kiosk, Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(
          handle -> {
            UpdateActionRepository.lock(handle, kiosk);
            return work.apply(handle);
          });
    } finally {
      // Also after a failure: the commit may have reached the database before the line broke.
      situations.changed(kiosk);
    }
  }
}
