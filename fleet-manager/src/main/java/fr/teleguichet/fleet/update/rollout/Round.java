package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.action.ActionState;
import fr.teleguichet.fleet.update.rollout.gate.Gate;
import fr.teleguichet.fleet.update.rollout.gate.Surroundings;
import java.util.List;
import java.util.Optional;

/**
 * One round of a rollout: what kiosks told is taken, and what follows from it is done, in the fleet
 * as it is now and through the gate that says who may begin. For one thread, like the course.
 */
final class Round {

  private final Course course;
  private final Surroundings fleet;
  private final Gate gate;

  Round(Course course, Surroundings fleet, Gate gate) {
    this.course = course;
    this.fleet = fleet;
    this.gate = gate;
  }

  void go() {
    course.each(_ -> true).forEach(this::follow);
    course.each(_ -> true).forEach(this::retire);
    if (course.rollout().state() instanceof RolloutState.Ready
        && course.rollout().startAt().filter(at -> !at.isAfter(course.now())).isPresent()) {
      course.itself(RolloutEvent.START, "");
    }
    if (course.rollout().state() instanceof RolloutState.Running) {
      judge();
    }
    switch (course.rollout().state()) {
      case RolloutState.Running() -> run();
      case RolloutState.Paused() -> course.each(Member::isUnread).forEach(this::withdraw);
      case RolloutState.RollingBack() -> rollBack();
      case RolloutState.Aborting() -> abort();
      case RolloutState.Proposed _,
          RolloutState.Ready _,
          RolloutState.Finished _,
          RolloutState.Aborted _,
          RolloutState.RolledBack _,
          RolloutState.Rejected _ -> {}
    }
    if (course.rollout().isOverdue(course.now())
        && course.rollout().state() instanceof RolloutState.Open) {
      course.each(member -> member.isOpen() && !member.forced()).forEach(this::force);
    }
  }

  private void follow(Member member) {
    Optional<MemberEvent> event = member.update().flatMap(Round::event);
    event.ifPresent(
        it -> {
          boolean _ = course.become(member, it);
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
  private void retire(Member member) {
    if (fleet.find(member.kiosk()).isEmpty() && course.become(member, MemberEvent.RETIRE)) {
      if (member.isOpen()) {
        course.order(new Order.Leave(member.kiosk(), member.action(), true));
        fleet.end(member.kiosk(), member.territory());
      }
    }
  }

  /** Lets waves begin and pass, and stops where too much went wrong. */
  private void judge() {
    boolean mayBegin = true;
    for (Wave wave : List.copyOf(course.waves())) {
      if (wave.state() == WaveState.PLANNED) {
        if (!mayBegin) {
          return;
        }
        course.put(wave, WaveState.RUNNING);
      }
      Tally tally = course.tally(wave);
      if (tally.hasTooManyErrors(wave)) {
        course.put(wave, WaveState.FAILED);
        stop();
        return;
      }
      if (course.stateOf(wave) == WaveState.RUNNING && tally.hasPassed(wave)) {
        course.put(wave, WaveState.PASSED);
      } else if (course.stateOf(wave) == WaveState.RUNNING && tally.pending() == 0) {
        course.itself(RolloutEvent.PAUSE, Rollout.Why.STALLED.word());
        return;
      }
      mayBegin = course.stateOf(wave) == WaveState.PASSED;
    }
  }

  private void stop() {
    switch (course.rollout().plan().onErrors()) {
      case PAUSE -> course.itself(RolloutEvent.PAUSE, Rollout.Why.ERRORS.word());
      case ROLL_BACK -> course.itself(RolloutEvent.ROLL_BACK, Rollout.Why.ERRORS.word());
    }
  }

  private void run() {
    course.each(member -> member.isUnread() && member.state() == MemberState.UPDATING).stream()
        .filter(it -> !gate.checkAgain(it.kiosk(), terms(it), fleet, course.now()).isEmpty())
        .forEach(this::withdraw);
    course
        .each(member -> member.state() == MemberState.WAITING && !course.isOrdered(member.kiosk()))
        .stream()
        .filter(member -> course.hasBegun(member.wave()))
        .forEach(member -> offer(member, course.rollout().distribution(), MemberEvent.OFFER));
    boolean over =
        course.waves().stream().allMatch(wave -> wave.state() == WaveState.PASSED)
            && course.isSettled(member -> member.state().isPending());
    if (over) {
      course.itself(RolloutEvent.SETTLE, "");
    }
  }

  private void offer(Member member, int distribution, MemberEvent event) {
    if (gate.check(member.kiosk(), terms(member), fleet, course.now()).isEmpty()
        && course.become(member, event)) {
      boolean forced = course.rollout().plan().forced() || course.rollout().isOverdue(course.now());
      int had =
          event == MemberEvent.OFFER
              ? fleet.find(member.kiosk()).orElseThrow().installed()
              : member.previous();
      course.offered(member.kiosk(), forced, had);
      course.order(new Order.Offer(member.kiosk(), distribution, forced));
      fleet.begin(member.kiosk(), member.territory());
    }
  }

  private void rollBack() {
    recall();
    for (Member member : course.each(it -> it.state() == MemberState.SUCCEEDED && !it.isOpen())) {
      boolean lost = member.previous() == 0 || fleet.find(member.kiosk()).isEmpty();
      if (lost && course.become(member, MemberEvent.STRAND)) {
        // Else the success of its update would count as having got back what it had.
        course.free(member.kiosk());
      } else if (!lost && !course.isOrdered(member.kiosk())) {
        offer(member, member.previous(), MemberEvent.REVERT);
      }
    }
    course.each(member -> member.isUnread() && member.state() == MemberState.REVERTING).stream()
        .filter(it -> !course.isOrdered(it.kiosk()))
        .filter(it -> !gate.checkAgain(it.kiosk(), terms(it), fleet, course.now()).isEmpty())
        .forEach(this::withdraw);
    if (course.isSettled(
        it ->
            it.state().isPending()
                || it.state() == MemberState.SUCCEEDED
                || it.state() == MemberState.REVERTING)) {
      course.itself(RolloutEvent.SETTLE, course.rollout().reason());
    }
  }

  private void abort() {
    recall();
    for (Member member : course.each(it -> it.state() == MemberState.REVERTING)) {
      if (member.isUnread()) {
        withdraw(member);
      } else if (course.become(member, MemberEvent.LEAVE)) {
        course.order(new Order.Leave(member.kiosk(), member.action(), false));
      }
    }
    if (course.isSettled(member -> member.state().isPending())) {
      course.itself(RolloutEvent.SETTLE, "");
    }
  }

  /** Nobody begins any more, and who has begun is asked to leave. */
  private void recall() {
    course.each(it -> it.isUnread() && it.state() == MemberState.UPDATING).forEach(this::withdraw);
    course
        .each(it -> it.state() == MemberState.WAITING)
        .forEach(
            member -> {
              boolean _ = course.become(member, MemberEvent.DROP);
            });
    for (Member member : course.each(it -> it.state() == MemberState.UPDATING)) {
      if (course.become(member, MemberEvent.LEAVE)) {
        course.order(new Order.Leave(member.kiosk(), member.action(), false));
      }
    }
  }

  private void withdraw(Member member) {
    if (course.become(member, MemberEvent.WITHDRAW)) {
      course.order(new Order.Withdraw(member.kiosk(), member.action()));
      course.free(member.kiosk());
      fleet.end(member.kiosk(), member.territory());
    }
  }

  private void force(Member member) {
    if (course.isOrdered(member.kiosk())) {
      return;
    }
    course.forced(member);
    course.order(new Order.Force(member.kiosk(), member.action()));
  }

  private Gate.Terms terms(Member member) {
    return new Gate.Terms(
        course.rollout().plan().window(),
        course.rollout().isOverdue(course.now()),
        course.rollout().plan().alone().contains(member.kiosk()));
  }
}
