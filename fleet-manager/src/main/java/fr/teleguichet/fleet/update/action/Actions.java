package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.database.Database;
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
public final class Actions {

  /** So many things a kiosk may tell of one update on the way; the end is always taken. */
  public static final int MOST_NOTES = 1_000;

  private final Jdbi jdbi;
  private final Situations situations;
  private final AuditLog audit;
  private final Clock clock;

  Actions(Database database, Situations situations, AuditLog audit, Clock clock) {
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
  Action assign(String kiosk, int distribution, boolean forced, boolean waits, String actor) {
    return inTurn(
        kiosk,
        handle -> {
          ActionTable.open(handle, kiosk)
              .forEach(
                  older -> {
                    if (!(older.state() instanceof ActionState.Cancelling)) {
                      Action _ = change(handle, older, new ActionState.Cancelling());
                    }
                  });
          boolean asks = waits && !Kiosks.confirms(handle, kiosk);
          ActionState state = asks ? new ActionState.Waiting() : new ActionState.Offered();
          Instant now = now();
          Action wanted = new Action(0, kiosk, distribution, state, forced, now, now, actor, false);
          int id = ActionTable.insert(handle, wanted);
          ActionTable.note(handle, id, Note.of(state.word()), now);
          return ActionTable.find(handle, kiosk, id).orElseThrow();
        });
  }

  /** Something happened to an update: it changes if it can, and the note is kept. */
  public Receipt happen(String kiosk, int id, ActionEvent event, Optional<Note> note) {
    Receipt receipt = inTurn(kiosk, handle -> happen(handle, kiosk, id, event, note));
    if (receipt instanceof Receipt.Taken(Action action, boolean changed)
        && changed
        && !action.state().isOpen()) {
      tell(action);
    }
    return receipt;
  }

  private Receipt happen(
      Handle handle, String kiosk, int id, ActionEvent event, Optional<Note> note) {
    Optional<Action> found = ActionTable.find(handle, kiosk, id);
    if (found.isEmpty()) {
      return new Receipt.Unknown();
    }
    Action before = found.get();
    Optional<ActionState> state = before.after(event);
    if (state.isEmpty()) {
      return before.state().isOpen() ? new Receipt.Senseless(before) : new Receipt.Over(before);
    }
    boolean changes = !state.get().equals(before.state());
    if (!changes && note.isPresent() && ActionTable.notes(handle, id) >= MOST_NOTES) {
      return new Receipt.TooMany();
    }
    boolean late = before.isGivenUp() && event instanceof ActionEvent.Close;
    if (late && !changes) {
      ActionTable.heard(handle, before);
    }
    boolean repeated = !changes && !before.state().isOpen() && !late;
    if (note.isPresent() && !repeated) {
      ActionTable.note(handle, id, note.get(), now());
    }
    return new Receipt.Taken(changes ? change(handle, before, state.get()) : before, changes);
  }

  private Action change(Handle handle, Action before, ActionState state) {
    ActionTable.update(handle, before, state, now());
    ActionTable.note(handle, before.id(), Note.of(state.word()), now());
    if (state instanceof ActionState.Succeeded) {
      Kiosks.installed(handle, before.kiosk(), before.distribution());
    }
    return ActionTable.find(handle, before.kiosk(), before.id()).orElseThrow();
  }

  /** After the commit: the log has a connection of its own. */
  private void tell(Action action) {
    audit.append(
        new AuditEntry(
            new Actor.Program(),
            "update." + action.state().word(),
            action.kiosk(),
            Optional.empty(),
            Map.of("update", Integer.toString(action.id()))));
  }

  /** Everything that waits is agreed to, and what comes. */
  void confirmAll(Handle handle, String kiosk) {
    ActionTable.open(handle, kiosk).stream()
        .filter(action -> action.state() instanceof ActionState.Waiting)
        .forEach(
            action -> {
              Receipt _ =
                  happen(handle, kiosk, action.id(), new ActionEvent.Confirm(), Optional.empty());
            });
  }

  /**
   * Changes what is known of a kiosk, one after the other; whatever was kept of it in memory, here
   * and at other instances, does not count any more.
   */
  public <T> T inTurn(String kiosk, Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(
          handle -> {
            ActionTable.lock(handle, kiosk);
            return work.apply(handle);
          });
    } finally {
      // Also after a failure: the commit may have reached the database before the line broke.
      situations.changed(kiosk);
    }
  }
}
