package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.action.ActionState;
import fr.teleguichet.fleet.update.rollout.gate.Gate;
import fr.teleguichet.fleet.update.rollout.gate.Surroundings;
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
final class Course {

  private final TreeMap<Integer, Wave> waves = new TreeMap<>();
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Set<String> changedMembers = new LinkedHashSet<>();
  private final Set<Integer> changedWaves = new LinkedHashSet<>();
  private final List<RolloutEvent> happened = new ArrayList<>();
  private final Instant now;
  private final Rollout before;
  private Rollout rollout;

  Course(Rollout rollout, Collection<Wave> waves, Collection<Member> members, Instant now) {
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

  Collection<Member> members() {
    return members.values();
  }

  /** What shall be done to updates; one for a kiosk at most. */
  Collection<Order> orders() {
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

  List<Member> changedMembers() {
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

  private void itself(RolloutEvent event, String reason) {
    if (happen(event, reason)) {
      happened.add(event);
    }
  }

  /** A person goes on: failures that were seen do not count any more. */
  private void forgive() {
    for (Wave wave : List.copyOf(waves.values())) {
      Tally tally = tally(wave);
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
  int retry(Predicate<Member> wanted) {
    int count = 0;
    for (Member member : List.copyOf(members.values())) {
      boolean failed = member.state() == MemberState.FAILED;
      if (wanted.test(member) && !member.isOpen() && become(member, MemberEvent.RETRY)) {
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

  /** Kiosks that appeared join the last wave while it runs. */
  void join(Collection<Candidate> kiosks) {
    if (rollout.state() instanceof RolloutState.Running) {
      for (Candidate kiosk : kiosks) {
        Member member = Member.waiting(kiosk, waves.lastKey(), now);
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
    each(Member::isOpen).forEach(it -> order(new Order.Leave(it.kiosk(), it.action(), true)));
  }

  /** A file of its distribution is not served any more: who begins now would fail. */
  void stopAsWithdrawn() {
    itself(RolloutEvent.PAUSE, Rollout.Why.WITHDRAWN.word());
  }

  /** One round: takes what kiosks told, and does what follows from it. */
  void go(Surroundings fleet, Gate gate) {
    List.copyOf(members.values()).forEach(this::follow);
    List.copyOf(members.values()).forEach(member -> retire(member, fleet));
    if (rollout.state() instanceof RolloutState.Ready
        && rollout.startAt().filter(at -> !at.isAfter(now)).isPresent()) {
      itself(RolloutEvent.START, "");
    }
    if (rollout.state() instanceof RolloutState.Running) {
      judge();
    }
    switch (rollout.state()) {
      case RolloutState.Running() -> run(fleet, gate);
      case RolloutState.Paused() ->
          each(Member::isUnread).forEach(member -> withdraw(member, fleet));
      case RolloutState.RollingBack() -> rollBack(fleet, gate);
      case RolloutState.Aborting() -> abort(fleet);
      case RolloutState.Proposed _,
          RolloutState.Ready _,
          RolloutState.Finished _,
          RolloutState.Aborted _,
          RolloutState.RolledBack _,
          RolloutState.Rejected _ -> {}
    }
    if (rollout.isOverdue(now) && rollout.state() instanceof RolloutState.Open) {
      each(member -> member.isOpen() && !member.forced()).forEach(this::force);
    }
  }

  private void follow(Member member) {
    Optional<MemberEvent> event = member.update().flatMap(Course::event);
    event.ifPresent(
        it -> {
          boolean _ = become(member, it);
        });
  }

  private static Optional<MemberEvent> event(ActionState state) {
    return switch (state) {
      case ActionState.Succeeded() -> Optional.of(MemberEvent.SUCCEED);
      case ActionState.Failed() -> Optional.of(MemberEvent.FAIL);
      case ActionState.Cancelled() -> Optional.of(MemberEvent.YIELD);
      case ActionState.Open _ -> Optional.empty();
    };
  }

  /** A kiosk that was swapped is still there; one that was retired is not. */
  private void retire(Member member, Surroundings fleet) {
    if (fleet.find(member.kiosk()).isEmpty() && become(member, MemberEvent.RETIRE)) {
      if (member.isOpen()) {
        order(new Order.Leave(member.kiosk(), member.action(), true));
        fleet.end(member.kiosk(), member.territory());
      }
    }
  }

  /** Lets waves begin and pass, and stops where too much went wrong. */
  private void judge() {
    boolean mayBegin = true;
    for (Wave wave : List.copyOf(waves.values())) {
      if (wave.state() == WaveState.PLANNED) {
        if (!mayBegin) {
          return;
        }
        put(wave, WaveState.RUNNING);
      }
      Tally tally = tally(wave);
      if (tally.hasTooManyErrors(wave)) {
        put(wave, WaveState.FAILED);
        stop();
        return;
      }
      if (now(wave) == WaveState.RUNNING && tally.hasPassed(wave)) {
        put(wave, WaveState.PASSED);
      } else if (now(wave) == WaveState.RUNNING && tally.pending() == 0) {
        itself(RolloutEvent.PAUSE, Rollout.Why.STALLED.word());
        return;
      }
      mayBegin = now(wave) == WaveState.PASSED;
    }
  }

  private void stop() {
    switch (rollout.plan().onErrors()) {
      case PAUSE -> itself(RolloutEvent.PAUSE, Rollout.Why.ERRORS.word());
      case ROLL_BACK -> itself(RolloutEvent.ROLL_BACK, Rollout.Why.ERRORS.word());
    }
  }

  private void run(Surroundings fleet, Gate gate) {
    each(member -> member.isUnread() && member.state() == MemberState.UPDATING).stream()
        .filter(it -> !gate.checkAgain(it.kiosk(), terms(it), fleet, now).isEmpty())
        .forEach(member -> withdraw(member, fleet));
    each(member -> member.state() == MemberState.WAITING && !orders.containsKey(member.kiosk()))
        .stream()
        .filter(member -> hasBegun(member.wave()))
        .forEach(member -> offer(member, rollout.distribution(), MemberEvent.OFFER, fleet, gate));
    boolean over =
        waves.values().stream().allMatch(wave -> wave.state() == WaveState.PASSED)
            && isSettled(member -> member.state().isPending());
    if (over) {
      itself(RolloutEvent.SETTLE, "");
    }
  }

  private void offer(
      Member member, int distribution, MemberEvent event, Surroundings fleet, Gate gate) {
    if (gate.check(member.kiosk(), terms(member), fleet, now).isEmpty() && become(member, event)) {
      boolean forced = rollout.plan().forced() || rollout.isOverdue(now);
      int had =
          event == MemberEvent.OFFER
              ? fleet.find(member.kiosk()).orElseThrow().installed()
              : member.previous();
      members.computeIfPresent(member.kiosk(), (_, it) -> it.offered(forced, had));
      order(new Order.Offer(member.kiosk(), distribution, forced));
      fleet.begin(member.kiosk(), member.territory());
    }
  }

  private void rollBack(Surroundings fleet, Gate gate) {
    recall(fleet);
    for (Member member : each(it -> it.state() == MemberState.SUCCEEDED && !it.isOpen())) {
      boolean lost = member.previous() == 0 || fleet.find(member.kiosk()).isEmpty();
      if (lost && become(member, MemberEvent.STRAND)) {
        // Else the success of its update would count as having got back what it had.
        free(member.kiosk());
      } else if (!lost && !orders.containsKey(member.kiosk())) {
        offer(member, member.previous(), MemberEvent.REVERT, fleet, gate);
      }
    }
    each(member -> member.isUnread() && member.state() == MemberState.REVERTING).stream()
        .filter(it -> !orders.containsKey(it.kiosk()))
        .filter(it -> !gate.checkAgain(it.kiosk(), terms(it), fleet, now).isEmpty())
        .forEach(member -> withdraw(member, fleet));
    if (isSettled(
        it ->
            it.state().isPending()
                || it.state() == MemberState.SUCCEEDED
                || it.state() == MemberState.REVERTING)) {
      itself(RolloutEvent.SETTLE, rollout.reason());
    }
  }

  private void abort(Surroundings fleet) {
    recall(fleet);
    for (Member member : each(it -> it.state() == MemberState.REVERTING)) {
      if (member.isUnread()) {
        withdraw(member, fleet);
      } else if (become(member, MemberEvent.LEAVE)) {
        order(new Order.Leave(member.kiosk(), member.action(), false));
      }
    }
    if (isSettled(member -> member.state().isPending())) {
      itself(RolloutEvent.SETTLE, "");
    }
  }

  /** Nobody begins any more, and who has begun is asked to leave. */
  private void recall(Surroundings fleet) {
    each(it -> it.isUnread() && it.state() == MemberState.UPDATING)
        .forEach(member -> withdraw(member, fleet));
    each(it -> it.state() == MemberState.WAITING)
        .forEach(
            member -> {
              boolean _ = become(member, MemberEvent.DROP);
            });
    for (Member member : each(it -> it.state() == MemberState.UPDATING)) {
      if (become(member, MemberEvent.LEAVE)) {
        order(new Order.Leave(member.kiosk(), member.action(), false));
      }
    }
  }

  private void withdraw(Member member, Surroundings fleet) {
    if (become(member, MemberEvent.WITHDRAW)) {
      order(new Order.Withdraw(member.kiosk(), member.action()));
      free(member.kiosk());
      fleet.end(member.kiosk(), member.territory());
    }
  }

  private void force(Member member) {
    if (orders.containsKey(member.kiosk())) {
      return;
    }
    member.update().ifPresent(update -> members.put(member.kiosk(), member.with(update, true)));
    order(new Order.Force(member.kiosk(), member.action()));
  }

  private Gate.Terms terms(Member member) {
    return new Gate.Terms(
        rollout.plan().window(),
        rollout.isOverdue(now),
        rollout.plan().alone().contains(member.kiosk()));
  }

  private boolean isSettled(Predicate<Member> waitsFor) {
    return members.values().stream().noneMatch(waitsFor.or(Member::isOpen));
  }

  private boolean hasBegun(int number) {
    Wave wave = waves.get(number);
    return wave != null && (wave.state() == WaveState.RUNNING || wave.state() == WaveState.PASSED);
  }

  private WaveState now(Wave wave) {
    return waves.getOrDefault(wave.number(), wave).state();
  }

  private Tally tally(Wave wave) {
    return Tally.of(
        members.values().stream()
            .filter(member -> member.wave() == wave.number())
            .map(Member::state)
            .toList());
  }

  private List<Member> each(Predicate<Member> wanted) {
    return members.values().stream().filter(wanted).toList();
  }

  private void put(Wave wave, WaveState state) {
    if (now(wave) != state) {
      WaveState _ = now(wave).to(state).orElseThrow();
    }
    waves.put(wave.number(), wave.in(state, wave.state() == state ? wave.since() : now));
    changedWaves.add(wave.number());
  }

  private boolean become(Member member, MemberEvent event) {
    Optional<MemberState> next = event.on(member.state());
    next.ifPresent(
        state -> {
          members.put(member.kiosk(), member.in(state, now));
          changedMembers.add(member.kiosk());
        });
    return next.isPresent();
  }

  private void free(String kiosk) {
    members.computeIfPresent(kiosk, (_, member) -> member.free());
  }

  private void order(Order order) {
    orders.put(order.kiosk(), order);
  }
}
