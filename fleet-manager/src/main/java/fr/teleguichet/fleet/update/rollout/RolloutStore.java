package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.action.ActionBatch;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads rollouts on their way and writes down what became of them, all within a transaction. */
@Singleton
final class RolloutStore {

  private final ActionBatch actions;
  private final PlanCodec plans;
  private final RolloutChanges changes;
  private final Clock clock;

  RolloutStore(ActionBatch actions, PlanCodec plans, RolloutChanges changes, Clock clock) {
    this.actions = actions;
    this.plans = plans;
    this.changes = changes;
    this.clock = clock;
  }

  /** The moment, in milliseconds as the database keeps it. */
  Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  /** The rollout, locked until the commit. */
  Optional<Course> lock(Handle handle, int id) {
    return RolloutTable.lock(handle, id, plans, now());
  }

  /** Adds a rollout and returns its number. */
  int add(Handle handle, Rollout rollout, List<Wave> waves, List<Member> members) {
    int id = RolloutTable.insert(handle, rollout, plans);
    RolloutTable.putWaves(handle, id, waves);
    RolloutTable.putMembers(handle, id, members);
    return id;
  }

  /** Has done what the rollout wants, and writes down where it is now. */
  void save(Handle handle, Course course) {
    Rollout rollout = course.rollout();
    Instant now = now();
    Map<String, Integer> offered = obey(handle, course.orders(), "rollout " + rollout.id(), now);
    Set<String> refused = refused(course.orders(), offered);
    List<Member> members = new ArrayList<>();
    for (Member member : course.changedMembers()) {
      if (!refused.contains(member.kiosk())) {
        Integer update = offered.get(member.kiosk());
        members.add(update == null ? member : member.numbered(update));
      }
    }
    RolloutTable.putWaves(handle, rollout.id(), course.changedWaves());
    RolloutTable.putMembers(handle, rollout.id(), members);
    if (course.isChanged()) {
      RolloutTable.update(handle, rollout, plans);
      handle.afterCommit(() -> changes.changed(rollout.id(), rollout.revision() + 1));
    }
  }

  private Map<String, Integer> obey(
      Handle handle, Collection<Order> orders, String actor, Instant now) {
    List<ActionBatch.Wanted> offers = new ArrayList<>();
    List<Integer> withdrawn = new ArrayList<>();
    List<Integer> recalled = new ArrayList<>();
    List<Integer> ended = new ArrayList<>();
    List<Integer> forced = new ArrayList<>();
    List<ActionBatch.Silent> silent = new ArrayList<>();
    for (Order order : orders) {
      switch (order) {
        case Order.Offer(String kiosk, int distribution, boolean force) ->
            offers.add(new ActionBatch.Wanted(kiosk, distribution, force));
        case Order.Withdraw(String _, int action) -> withdrawn.add(action);
        case Order.Leave(String _, int action, boolean force) ->
            (force ? ended : recalled).add(action);
        case Order.GiveUp(String _, int action, Instant since) ->
            silent.add(new ActionBatch.Silent(action, since));
        case Order.Force(String _, int action) -> forced.add(action);
      }
    }
    actions.withdraw(handle, withdrawn, now);
    actions.recall(handle, recalled, now);
    actions.end(handle, ended, now);
    actions.giveUp(handle, silent, now);
    actions.force(handle, forced);
    return offers.isEmpty() ? Map.of() : actions.offer(handle, offers, actor, now);
  }

  /** Somebody gave these kiosks another update at the same moment: they go on waiting. */
  private static Set<String> refused(Collection<Order> orders, Map<String, Integer> offered) {
    Set<String> refused = new HashSet<>();
    for (Order order : orders) {
      if (order instanceof Order.Offer(String kiosk, int _, boolean _)
          && !offered.containsKey(kiosk)) {
        refused.add(kiosk);
      }
    }
    return refused;
  }
}
