package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.api.ProblemException;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.audit.ActorWords;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.database.Database;
import fr.teleguichet.fleet.update.UpdateSettings;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/** What people want of rollouts, and the word of it in the audit log. */
@Singleton
public final class RolloutDesk {

  private static final int LONGEST_REASON = 500;

  private final Jdbi jdbi;
  private final RolloutStore store;
  private final RolloutViews views;
  private final RolloutEngine engine;
  private final AuditLog audit;
  private final boolean secondPerson;

  RolloutDesk(
      Database database,
      RolloutStore store,
      RolloutViews views,
      RolloutEngine engine,
      AuditLog audit,
      UpdateSettings settings) {
    this.jdbi = database.jdbi();
    this.store = store;
    this.views = views;
    this.engine = engine;
    this.audit = audit;
    this.secondPerson = settings.rollouts().secondPerson();
  }

  /** Whether another person must agree to a rollout before it starts. */
  boolean needsSecondPerson() {
    return secondPerson;
  }

  /** The moment. */
  Instant now() {
    return store.now();
  }

  /**
   * Makes a rollout.
   *
   * @param startAt when it starts by itself; empty where a person starts it
   */
  int create(RolloutPlanner.Draft draft, Optional<Instant> startAt, Visitor visitor) {
    if (draft.deal().size() == 0) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "No kiosk is left for it: "
              + draft.deal().installed().size()
              + " have this distribution, "
              + draft.elsewhere().size()
              + " are in another rollout, "
              + draft.deal().over().size()
              + " fit no wave.");
    }
    if (!draft.older().isEmpty() && !draft.plan().downgrade()) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "It is older than "
              + String.join(", ", draft.older())
              + ", which some of the kiosks have; allow that with downgrade.");
    }
    Instant now = store.now();
    RolloutState state = secondPerson ? new RolloutState.Proposed() : new RolloutState.Ready();
    Rollout rollout =
        new Rollout(
            0,
            draft.distribution().id(),
            draft.distribution().label(),
            state,
            "",
            draft.plan(),
            now,
            now,
            ActorWords.of(visitor.actor()).name(),
            key(visitor),
            startAt,
            1);
    audit.append(
        new AuditEntry(
            visitor.actor(),
            "rollout.created",
            draft.distribution().label(),
            visitor.address(),
            Map.of(
                "kiosks", Integer.toString(draft.deal().size()),
                "waves", Integer.toString(draft.plan().waves().size()))));
    int id =
        jdbi.inTransaction(
            handle -> store.add(handle, rollout, waves(draft, now), members(draft, now)));
    if (state instanceof RolloutState.Ready && startAt.isPresent()) {
      engine.go();
    }
    return id;
  }

  private static List<Wave> waves(RolloutPlanner.Draft draft, Instant now) {
    List<Wave> waves = new ArrayList<>();
    for (WavePlan plan : draft.plan().waves()) {
      waves.add(
          new Wave(
              waves.size() + 1,
              plan.name(),
              WaveState.PLANNED,
              now,
              plan.success(),
              plan.errors(),
              0));
    }
    return waves;
  }

  private static List<Member> members(RolloutPlanner.Draft draft, Instant now) {
    List<Member> members = new ArrayList<>();
    for (int wave = 0; wave < draft.deal().waves().size(); wave++) {
      for (Candidate kiosk : draft.deal().waves().get(wave)) {
        members.add(Member.waiting(kiosk, wave + 1, now));
      }
    }
    return members;
  }

  /** Who somebody is, whatever name it has. */
  private static String key(Visitor visitor) {
    ActorWords words = ActorWords.of(visitor.actor());
    return words.kind()
        + ":"
        + (words.id().isPresent() ? Long.toString(words.id().getAsLong()) : words.name());
  }

  /** A second person agrees. */
  void approve(int id, Visitor visitor) {
    requireSecond(id, visitor);
    change(id, RolloutEvent.APPROVE, "", visitor, _ -> {});
  }

  /** A second person does not agree; so can the one who made it, who thought better of it. */
  void reject(int id, String reason, Visitor visitor) {
    String plain = reason.replaceAll("\\p{Cntrl}", " ").strip();
    if (plain.isEmpty() || plain.length() > LONGEST_REASON) {
      throw PlanCodec.wrong("reason", "say why in 1 to " + LONGEST_REASON + " letters");
    }
    change(id, RolloutEvent.REJECT, plain, visitor, _ -> {});
  }

  /** Whether the visitor is a person, and another one than who made the rollout. */
  boolean isSecond(Rollout rollout, Visitor visitor) {
    return visitor.actor() instanceof Actor.Person && !rollout.maker().equals(key(visitor));
  }

  private void requireSecond(int id, Visitor visitor) {
    if (!isSecond(mine(id, visitor), visitor)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN,
          "Another person than the one who made it must agree, signed in by name.");
    }
  }

  /** It begins now. */
  void start(int id, Visitor visitor) {
    change(id, RolloutEvent.START, "", visitor, _ -> {});
  }

  /** Nothing new begins. */
  void pause(int id, Visitor visitor) {
    change(id, RolloutEvent.PAUSE, Rollout.Why.PERSON.word(), visitor, _ -> {});
  }

  /** It goes on. */
  void resume(int id, Visitor visitor) {
    change(id, RolloutEvent.RESUME, "", visitor, _ -> {});
  }

  /** Kiosks get back what they had. */
  void rollBack(int id, Visitor visitor) {
    change(id, RolloutEvent.ROLL_BACK, Rollout.Why.PERSON.word(), visitor, _ -> {});
  }

  /**
   * It ends where it is.
   *
   * @param force whether kiosks that were asked to leave are not waited for; only then
   */
  void abort(int id, boolean force, Visitor visitor) {
    if (!force) {
      change(id, RolloutEvent.ABORT, "", visitor, _ -> {});
      return;
    }
    if (!(mine(id, visitor).state() instanceof RolloutState.Aborting)) {
      throw new ProblemException(
          HttpStatus.CONFLICT, "Abort it without force first: kiosks may answer.");
    }
    note("rollout.abort-forced", id, "", visitor);
    within(id, Course::leaveByForce);
    engine.go();
  }

  /** Kiosks that failed try again: all of them, or one. */
  void retry(int id, Optional<String> kiosk, Visitor visitor) {
    Predicate<Member> wanted = member -> kiosk.map(member.kiosk()::equals).orElse(true);
    change(
        id,
        RolloutEvent.RETRY,
        mine(id, visitor).reason(),
        visitor,
        course -> {
          if (course.retry(wanted) == 0) {
            throw new ProblemException(
                HttpStatus.CONFLICT, "No kiosk of it failed, or none of that name.");
          }
        });
  }

  /** A person allows that kiosks are updated though no other is near. */
  void allowAlone(int id, Set<String> kiosks, Visitor visitor) {
    Rollout rollout = mine(id, visitor);
    if (!rollout.state().isOpen()) {
      throw new ProblemException(HttpStatus.CONFLICT, "The rollout is over.");
    }
    note("rollout.alone-allowed", id, String.join(" ", new TreeSet<>(kiosks)), visitor);
    within(id, course -> course.allowAlone(kiosks));
    engine.go();
  }

  /** The rollout, when the visitor may change it. */
  Rollout mine(int id, Visitor visitor) {
    Rollout rollout =
        views
            .find(id, visitor)
            .orElseThrow(() -> ProblemException.notFound("rollout", Integer.toString(id)))
            .rollout();
    if (!covers(rollout, visitor)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN,
          "The rollout reaches beyond your territories; ask somebody with a wider scope.");
    }
    return rollout;
  }

  /** Whether the rollout stays within the visitor's scope. */
  boolean covers(Rollout rollout, Visitor visitor) {
    Set<String> territories = rollout.plan().territories();
    return visitor.scope().isWholeFleet()
        || (!territories.isEmpty() && territories.stream().allMatch(visitor::covers));
  }

  private void change(
      int id,
      RolloutEvent event,
      String reason,
      Visitor visitor,
      java.util.function.Consumer<Course> more) {
    Rollout rollout = mine(id, visitor);
    if (event.on(rollout.state()).isEmpty()) {
      throw senseless(event, rollout.state());
    }
    note("rollout." + event.word(), id, reason, visitor);
    within(
        id,
        course -> {
          more.accept(course);
          if (!course.happen(event, reason)) {
            throw senseless(event, course.rollout().state());
          }
        });
    engine.go();
  }

  private static ProblemException senseless(RolloutEvent event, RolloutState state) {
    return new ProblemException(
        HttpStatus.CONFLICT,
        "The rollout is " + state.word() + ": " + event.word() + " makes no sense now.");
  }

  private void within(int id, java.util.function.Consumer<Course> work) {
    jdbi.useTransaction(
        handle -> {
          Course course = store.lock(handle, id).orElseThrow();
          work.accept(course);
          store.save(handle, course);
        });
  }

  private void note(String what, int id, String reason, Visitor visitor) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            what,
            "rollout " + id,
            visitor.address(),
            reason.isEmpty() ? Map.of() : Map.of("reason", reason)));
  }
}
