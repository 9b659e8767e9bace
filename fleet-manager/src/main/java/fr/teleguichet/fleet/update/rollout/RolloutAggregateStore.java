package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.action.UpdateActionBatchWriter;
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
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads rollouts on their way and writes down what became of them, all within a transaction. */
@Singleton
final class RolloutAggregateStore {

  private final UpdateActionBatchWriter actions;
  private final RolloutPlanCodec plans;
  private final RolloutChangeNotifier changes;
  private final Clock clock;

  RolloutAggregateStore(
      UpdateActionBatchWriter actions,
      RolloutPlanCodec plans,
      RolloutChangeNotifier changes,
      Clock clock) {
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
  Optional<RolloutAggregate> lock(Handle handle, int id) {
    return RolloutRepository.lock(handle, id, plans, now());
  }

  /** Adds a rollout and returns its number. */
  int add(Handle handle, Rollout rollout, List<Wave> waves, List<RolloutMember> members) {
    int id = RolloutRepository.insert(handle, rollout, plans);
    RolloutRepository.putWaves(handle, id, waves);
    RolloutRepository.putMembers(handle, id, members);
    return id;
  }

  /** Has done what the rollout wants, and writes down where it is now. */
  void save(Handle handle, RolloutAggregate course) {
    Rollout rollout = course.rollout();
    Instant now = now();
    Map<String, Integer> offered = obey(handle, course.orders(), "rollout " + rollout.id(), now);
    RolloutRepository.putWaves(handle, rollout.id(), course.changedWaves());
    RolloutRepository.putMembers(handle, rollout.id(), changed(course, offered));
    if (course.isChanged()) {
      RolloutRepository.update(handle, rollout, plans);
      handle.afterCommit(() -> changes.changed(rollout.id(), rollout.revision() + 1));
    }
  }

  private Map<String, Integer> obey(
      Handle handle, Collection<MemberUpdateCommand> orders, String actor, Instant now) {
    List<UpdateActionBatchWriter.Wanted> offers = new ArrayList<>();
    List<Integer> withdrawn = new ArrayList<>();
    List<Integer> recalled = new ArrayList<>();
    List<Integer> ended = new ArrayList<>();
    List<Integer> forced = new ArrayList<>();
    List<UpdateActionBatchWriter.Silent> silent = new ArrayList<>();
    for (MemberUpdateCommand order : orders) {
      switch (order) {
        case MemberUpdateCommand.Offer(String kiosk, int distribution, boolean force) ->
            offers.add(
                new UpdateActionBatchWriter.Wanted(new TargetId(kiosk), distribution, force));
        case MemberUpdateCommand.Withdraw(String _, int action) -> withdrawn.add(action);
        case MemberUpdateCommand.Leave(String _, int action, boolean force) ->
            (force ? ended : recalled).add(action);
        case MemberUpdateCommand.GiveUp(String _, int action, Instant since) ->
            silent.add(new UpdateActionBatchWriter.Silent(action, since));
        case MemberUpdateCommand.Force(String _, int action) -> forced.add(action);
      }
    }
    actions.withdraw(handle, withdrawn, now);
    actions.recall(handle, recalled, now);
    actions.end(handle, ended, now);
    actions.giveUp(handle, silent, now);
    actions.force(handle, forced);
    return offers.isEmpty()
        ? Map.of()
        : actions.offer(handle, offers, actor, now).entrySet().stream()
            .collect(Collectors.toMap(it -> it.getKey().value(), Map.Entry::getValue));
  }

  private static List<RolloutMember> changed(
      RolloutAggregate course, Map<String, Integer> offered) {
    Set<String> refused = refused(course.orders(), offered);
    List<RolloutMember> members = new ArrayList<>();
    for (RolloutMember member : course.changedMembers()) {
      if (!refused.contains(member.kiosk())) {
        Integer update = offered.get(member.kiosk());
        members.add(update == null ? member : member.numbered(update));
      }
    }
    return members;
  }

  /** Somebody gave these kiosks another update at the same moment: they go on waiting. */
  private static Set<String> refused(
      Collection<MemberUpdateCommand> orders, Map<String, Integer> offered) {
    Set<String> refused = new HashSet<>();
    for (MemberUpdateCommand order : orders) {
      if (order instanceof MemberUpdateCommand.Offer(String kiosk, int _, boolean _)
          && !offered.containsKey(kiosk)) {
        refused.add(kiosk);
      }
    }
    return refused;
  }
}
