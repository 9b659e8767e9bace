package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.action.UpdateActionState;
import fr.teleguichet.fleet.update.rollout.eligibility.FleetState;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateEligibilityRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A rollout on its way: the one place that changes it. It touches nothing but itself; what shall be
 * done to updates of kiosks it leaves as orders. For one thread.
 */
final class RolloutAggregate {

  private final TreeMap<Integer, Wave> waves = new TreeMap<>();
  private final Map<String, RolloutMember> members = new LinkedHashMap<>();
  private final Map<String, MemberUpdateCommand> orders = new LinkedHashMap<>();
  private final Set<String> changedMembers = new LinkedHashSet<>();
  private final Set<Integer> changedWaves = new LinkedHashSet<>();
  private final List<RolloutEvent> happened = new ArrayList<>();
  private final Instant now;
  private final Rollout before;
  private Rollout rollout;

  RolloutAggregate(
      Rollout rollout, Collection<Wave> waves, Collection<RolloutMember> members, Instant now) {
    this.before = rollout;
    this.rollout = rollout;
    this.now = now;
    waves.forEach(wave -> this.waves.put(wave.number(), wave));
    members.forEach(member -> this.members.put(member.kiosk(), member));
  }

  Rollout rollout() {
    return rollout;
  }

  Collection<Wave> waves() {
    return waves.values();
  }

  Collection<RolloutMember> members() {
    return members.values();
  }

  /** What shall be done to updates; one for a kiosk at most. */
  Collection<MemberUpdateCommand> orders() {
    return orders.values();
  }

  /** What became of it by itself, in order. */
  List<RolloutEvent> happened() {
    return happened;
  }

  boolean isChanged() {
    return !rollout.equals(before)
        || !changedMembers.isEmpty()
        || !changedWaves.isEmpty()
        || !orders.isEmpty();
  }

  List<RolloutMember> changedMembers() {
    return changedMembers.stream()
        .flatMap(it -> Optional.ofNullable(members.get(it)).stream())
        .toList();
  }

  List<Wave> changedWaves() {
    return changedWaves.stream()
        .flatMap(it -> Optional.ofNullable(waves.get(it)).stream())
        .toList();
  }

  /** A person, or the rollout itself, changes its state; false when that can't be. */
  boolean happen(RolloutEvent event, String reason) {
    Optional<RolloutState> next = event.on(rollout.state());
    next.ifPresent(
        state -> {
          rollout = rollout.in(state, reason, now);
          if (event == RolloutEvent.RESUME) {
            forgive();
          }
        });
    return next.isPresent();
  }

  /** The same by itself, which is told to people. */
  void itself(RolloutEvent event, String reason) {
    if (happen(event, reason)) {
      happened.add(event);
    }
  }

  /** A person goes on: failures that were seen do not count any more. */
  private void forgive() {
    for (Wave wave : List.copyOf(waves.values())) {
      WaveCounts tally = tally(wave);
      if (wave.state() == WaveState.FAILED) {
        put(wave.forgiving(tally.failed()), WaveState.RUNNING);
      }
      if (wave.state().hasBegun() && wave.state() != WaveState.PASSED && tally.pending() == 0) {
        put(wave.forgiving(tally.failed()), WaveState.PASSED);
      }
    }
  }

  /**
   * Kiosks that failed, or whose update was taken away, wait again.
   *
   * @param wanted which of them
   * @return how many there are
   */
  int retry(Predicate<RolloutMember> wanted) {
    int count = 0;
    for (RolloutMember member : List.copyOf(members.values())) {
      boolean failed = member.state() == MemberState.FAILED;
      if (wanted.test(member) && mayTryAgain(member) && become(member, MemberEvent.RETRY)) {
        free(member.kiosk());
        count++;
        Wave wave = waves.get(member.wave());
        if (failed && wave != null) {
          put(wave.forgiving(wave.forgiven() - 1), wave.state());
        }
      }
    }
    return count;
  }

  /** Of one that was given up it may have been heard that it succeeded. */
  private static boolean mayTryAgain(RolloutMember member) {
    return member
        .update()
        .map(it -> !it.isOpen() && !(it instanceof UpdateActionState.Succeeded))
        .orElse(true);
  }

  /** Kiosks that appeared join the last wave while it runs. */
  void join(Collection<RolloutCandidate> kiosks) {
    if (rollout.state() instanceof RolloutState.Running) {
      for (RolloutCandidate kiosk : kiosks) {
        RolloutMember member = RolloutMember.waiting(kiosk, waves.lastKey(), now);
        if (members.putIfAbsent(kiosk.kiosk(), member) == null) {
          changedMembers.add(kiosk.kiosk());
        }
      }
    }
  }

  /** A person allows that these kiosks are updated though no other is near. */
  void allowAlone(Set<String> kiosks) {
    rollout = rollout.allowing(kiosks);
  }

  /** Nobody waits for the word of kiosks that were asked to leave. */
  void leaveByForce() {
    each(RolloutMember::isOpen)
        .forEach(it -> order(new MemberUpdateCommand.Leave(it.kiosk(), it.action(), true)));
  }

  /** A file of its distribution is not served any more: who begins now would fail. */
  void stopAsWithdrawn() {
    itself(RolloutEvent.PAUSE, Rollout.Why.WITHDRAWN.code());
  }

  /**
   * One round: takes what kiosks told, and does what follows from it.
   *
   * @param silence how long a kiosk may be offline in the midst of its update
   */
  void go(FleetState fleet, UpdateEligibilityRules gate, Duration silence) {
    new RolloutPass(this, fleet, gate, silence).go();
  }

  /** Whether nobody is open, nor in a state that is waited for. */
  boolean isSettled(Predicate<RolloutMember> waitsFor) {
    return members.values().stream().noneMatch(waitsFor.or(RolloutMember::isOpen));
  }

  boolean hasBegun(int number) {
    Wave wave = waves.get(number);
    return wave != null && (wave.state() == WaveState.RUNNING || wave.state() == WaveState.PASSED);
  }

  WaveState stateOf(Wave wave) {
    return waves.getOrDefault(wave.number(), wave).state();
  }

  WaveCounts tally(Wave wave) {
    return WaveCounts.of(
        members.values().stream()
            .filter(member -> member.wave() == wave.number())
            .map(RolloutMember::state)
            .toList());
  }

  List<RolloutMember> each(Predicate<RolloutMember> wanted) {
    return members.values().stream().filter(wanted).toList();
  }

  void put(Wave wave, WaveState state) {
    if (stateOf(wave) != state) {
      WaveState _ = stateOf(wave).to(state).orElseThrow();
    }
    waves.put(wave.number(), wave.in(state, wave.state() == state ? wave.since() : now));
    changedWaves.add(wave.number());
  }

  boolean become(RolloutMember member, MemberEvent event) {
    Optional<MemberState> next = event.on(member.state());
    next.ifPresent(
        state -> {
          members.put(member.kiosk(), member.in(state, now));
          changedMembers.add(member.kiosk());
        });
    return next.isPresent();
  }

  void free(String kiosk) {
    members.computeIfPresent(kiosk, (_, member) -> member.free());
  }

  /** What is offered to a kiosk: by force or not, and what it had before. */
  void offered(String kiosk, boolean forced, int previous) {
    members.computeIfPresent(kiosk, (_, member) -> member.offered(forced, previous));
  }

  /** A kiosk that has read its update is told to wait, or not any more. */
  void hold(RolloutMember member, boolean wait) {
    members.put(member.kiosk(), member.holding(wait));
    changedMembers.add(member.kiosk());
  }

  /** Nobody waits for the word of a kiosk any more. */
  void giveUp(RolloutMember member) {
    members.computeIfPresent(
        member.kiosk(), (_, it) -> it.with(new UpdateActionState.Failed(), it.forced()));
  }

  /** A failure that was none does not count among those that a person has seen. */
  void unforgive(RolloutMember member) {
    Wave wave = waves.get(member.wave());
    if (wave != null && wave.forgiven() > 0) {
      put(wave.forgiving(wave.forgiven() - 1), wave.state());
    }
  }

  /** The update of a kiosk goes on by force. */
  void forced(RolloutMember member) {
    member.update().ifPresent(update -> members.put(member.kiosk(), member.with(update, true)));
  }

  boolean isOrdered(String kiosk) {
    return orders.containsKey(kiosk);
  }

  Instant now() {
    return now;
  }

  void order(MemberUpdateCommand order) {
    orders.put(order.kiosk(), order);
  }
}
