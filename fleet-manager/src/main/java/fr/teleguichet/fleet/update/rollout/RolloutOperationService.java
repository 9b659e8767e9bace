package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.refusal.RefusalException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How people steer rollouts, and the word of it in the audit log. */
@Singleton
final class RolloutOperationService {

  private static final int MAX_REASON_LENGTH = 500;

  private final Jdbi jdbi;
  private final RolloutAggregateStore store;
  private final RolloutPermissions rights;
  private final RolloutEngine engine;
  private final AuditLog audit;

  RolloutOperationService(
      Database database,
      RolloutAggregateStore store,
      RolloutPermissions rights,
      RolloutEngine engine,
      AuditLog audit) {
    this.jdbi = database.jdbi();
    this.store = store;
    this.rights = rights;
    this.engine = engine;
    this.audit = audit;
  }

  /** A second person agrees. */
  void approve(int id, Principal visitor) {
    rights.requireSecond(id, visitor);
    change(id, RolloutEvent.APPROVE, "", visitor);
  }

  /** A second person does not agree; so can the one who made it, who thought better of it. */
  void reject(int id, String reason, Principal visitor) {
    String plain = reason.replaceAll("\\p{Cntrl}", " ").strip();
    if (plain.isEmpty() || plain.length() > MAX_REASON_LENGTH) {
      throw RefusalException.field("reason", "say why in 1 to " + MAX_REASON_LENGTH + " letters");
    }
    change(id, RolloutEvent.REJECT, plain, visitor);
  }

  /** It begins now. */
  void start(int id, Principal visitor) {
    change(id, RolloutEvent.START, "", visitor);
  }

  /** Nothing new begins. */
  void pause(int id, Principal visitor) {
    change(id, RolloutEvent.PAUSE, Rollout.Why.PERSON.code(), visitor);
  }

  /** It goes on. */
  void resume(int id, Principal visitor) {
    change(id, RolloutEvent.RESUME, "", visitor);
  }

  /** Kiosks get back what they had. */
  void rollBack(int id, Principal visitor) {
    change(id, RolloutEvent.ROLL_BACK, Rollout.Why.PERSON.code(), visitor);
  }

  /**
   * It ends where it is.
   *
   * @param force whether kiosks that were asked to leave are not waited for; only then
   */
  void abort(int id, boolean force, Principal visitor) {
    if (!force) {
      change(id, RolloutEvent.ABORT, "", visitor);
      return;
    }
    if (!(rights.mine(id, visitor).state() instanceof RolloutState.Aborting)) {
      throw RefusalException.conflict("Abort it without force first: kiosks may answer.");
    }
    note("rollout.abort-forced", id, "", visitor);
    within(id, RolloutAggregate::leaveByForce);
    engine.go();
  }

  /** Kiosks that failed try again: all of them that no other rollout has, or one. */
  void retry(int id, Optional<String> kiosk, Principal visitor) {
    Rollout rollout = announce(id, RolloutEvent.RETRY, rights.mine(id, visitor).reason(), visitor);
    // While nobody makes a rollout: a kiosk that failed in one that is over is free for others.
    int _ =
        engine.alone(
            RolloutEngine.TURN,
            handle -> {
              change(handle, id, course -> retry(handle, course, kiosk, rollout));
              return id;
            });
    engine.go();
  }

  private static void retry(
      Handle handle, RolloutAggregate course, Optional<String> kiosk, Rollout rollout) {
    Set<String> elsewhere =
        RolloutEngine.takenElsewhere(handle, rollout.id(), rollout.distribution());
    Optional<Set<String>> named = kiosk.map(it -> named(course, Set.of(it), "kiosk"));
    Predicate<RolloutMember> wanted =
        member ->
            !elsewhere.contains(member.kiosk())
                && named.map(it -> it.contains(member.kiosk())).orElse(true);
    if (course.retry(wanted) == 0) {
      throw RefusalException.conflict(
          "No kiosk of it failed, or none of that name, or another rollout has it.");
    }
    happen(course, RolloutEvent.RETRY, rollout.reason());
  }

  /** A person allows that kiosks are updated though no other is near. */
  void allowAlone(int id, Set<String> kiosks, Principal visitor) {
    Rollout rollout = rights.mine(id, visitor);
    if (!rollout.state().isOpen()) {
      throw RefusalException.conflict("The rollout is over.");
    }
    note("rollout.alone-allowed", id, String.join(" ", new TreeSet<>(kiosks)), visitor);
    within(id, course -> course.allowAlone(named(course, kiosks, "kiosks")));
    engine.go();
  }

  private static Set<String> named(RolloutAggregate course, Set<String> written, String field) {
    return KioskNameResolver.ofMembers(List.copyOf(course.members())).ids(written, field);
  }

  private void change(int id, RolloutEvent event, String reason, Principal visitor) {
    Rollout _ = announce(id, event, reason, visitor);
    within(id, course -> happen(course, event, reason));
    engine.go();
  }

  private Rollout announce(int id, RolloutEvent event, String reason, Principal visitor) {
    Rollout rollout = rights.mine(id, visitor);
    if (event.on(rollout.state()).isEmpty()) {
      throw senseless(event, rollout.state());
    }
    note("rollout." + event.code(), id, reason, visitor);
    return rollout;
  }

  private static void happen(RolloutAggregate course, RolloutEvent event, String reason) {
    if (!course.happen(event, reason)) {
      throw senseless(event, course.rollout().state());
    }
  }

  private static RefusalException senseless(RolloutEvent event, RolloutState state) {
    return RefusalException.conflict(
        "The rollout is " + state.code() + ": " + event.code() + " makes no sense now.");
  }

  private void within(int id, Consumer<RolloutAggregate> work) {
    jdbi.useTransaction(handle -> change(handle, id, work));
  }

  private void change(Handle handle, int id, Consumer<RolloutAggregate> work) {
    RolloutAggregate course = store.lock(handle, id).orElseThrow();
    work.accept(course);
    store.save(handle, course);
  }

  private void note(String what, int id, String reason, Principal visitor) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            what,
            "rollout " + id,
            visitor.address(),
            reason.isEmpty() ? Map.of() : Map.of("reason", reason)));
  }
}
