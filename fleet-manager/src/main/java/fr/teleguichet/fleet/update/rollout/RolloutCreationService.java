package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.audit.StoredActor;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.UpdateSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Makes rollouts of drafts, and writes down who did. */
@Singleton
final class RolloutCreationService {

  private final RolloutAggregateStore store;
  private final RolloutEngine engine;
  private final AuditLog audit;
  private final boolean secondPerson;

  RolloutCreationService(
      RolloutAggregateStore store, RolloutEngine engine, AuditLog audit, UpdateSettings settings) {
    this.store = store;
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
   * @return its number
   * @throws RefusalException when nothing would come of it, or another rollout took a kiosk of it
   *     since the draft
   */
  int create(RolloutPlanner.Draft draft, Optional<Instant> startAt, Principal visitor) {
    requireSense(draft);
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
            StoredActor.of(visitor.actor()).name(),
            RolloutPermissions.maker(visitor),
            startAt,
            1);
    int id = engine.alone(RolloutEngine.TURN, handle -> add(handle, rollout, draft, visitor));
    if (state instanceof RolloutState.Ready && startAt.isPresent()) {
      engine.go();
    }
    return id;
  }

  /**
   * Between the draft and this, another rollout may have taken some of the kiosks. Others that are
   * made, and kiosks that join, wait until this one is written down or not.
   */
  private int add(Handle handle, Rollout rollout, RolloutPlanner.Draft draft, Principal visitor) {
    List<RolloutMember> members = members(draft, rollout.made());
    Set<String> taken = RolloutEngine.taken(handle, rollout.distribution());
    List<String> lost =
        members.stream().map(RolloutMember::kiosk).filter(taken::contains).sorted().toList();
    if (!lost.isEmpty()) {
      throw RefusalException.conflict(
          lost.size()
              + " of its kiosks have come into another rollout meanwhile, such as "
              + lost.getFirst()
              + "; ask again.");
    }
    int id = store.add(handle, rollout, waves(draft, rollout.made()), members);
    // Before the commit: what the log can't take does not happen.
    audit.append(
        new AuditEntry(
            visitor.actor(),
            "rollout.created",
            "rollout " + id,
            visitor.address(),
            Map.of(
                "distribution", rollout.name(),
                "kiosks", Integer.toString(members.size()),
                "waves", Integer.toString(draft.plan().waves().size()))));
    return id;
  }

  private static void requireSense(RolloutPlanner.Draft draft) {
    if (draft.deal().size() == 0) {
      throw RefusalException.conflict(
          "No kiosk is left for it: "
              + draft.deal().installed().size()
              + " have this distribution, "
              + draft.elsewhere().size()
              + " are in another rollout, "
              + draft.deal().over().size()
              + " fit no wave.");
    }
    if (!draft.older().isEmpty() && !draft.plan().downgrade()) {
      throw RefusalException.conflict(
          "It is older than "
              + String.join(", ", draft.older())
              + ", which some of the kiosks have; allow that with downgrade."
              + refusing(draft));
    }
  }

  /** Whoever allows it should know that the release has to allow it as well. */
  private static String refusing(RolloutPlanner.Draft draft) {
    return draft.refusing().isEmpty()
        ? ""
        : " %d of the kiosks, such as %s, would refuse it all the same: its signature does not allow to come in place of %s %s (allow-downgrade-from)."
            .formatted(
                draft.refusing().size(),
                draft.refusing().getFirst().kiosk(),
                draft.refusing().getFirst().part(),
                draft.refusing().getFirst().running());
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

  private static List<RolloutMember> members(RolloutPlanner.Draft draft, Instant now) {
    List<RolloutMember> members = new ArrayList<>();
    for (int wave = 0; wave < draft.deal().waves().size(); wave++) {
      for (RolloutCandidate kiosk : draft.deal().waves().get(wave)) {
        members.add(RolloutMember.waiting(kiosk, wave + 1, now));
      }
    }
    return members;
  }
}
