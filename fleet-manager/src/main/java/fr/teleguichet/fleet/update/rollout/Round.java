package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.action.ActionState;
import fr.teleguichet.fleet.update.rollout.gate.Gate;
import fr.teleguichet.fleet.update.rollout.gate.KioskFacts;
import fr.teleguichet.fleet.update.rollout.gate.Surroundings;
import java.time.Duration;
import java.time.Instant;
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
  private final Duration silence;

  Round(Course course, Surroundings fleet, Gate gate, Duration silence) {
    this.course = course;
    this.fleet = fleet;
    this.gate = gate;
    this.silence = silence;
  }

  void go() {
    course.each(_ -> true).forEach(this::follow);
    course.each(_ -> true).forEach(this::retire);
    course.each(Member::isAtIt).forEach(this::giveUp);
    if (course.rollout().state() instanceof RolloutState.Ready
        && course.rollout().startAt().filter(at -> !at.isAfter(course.now())).isPresent()) {
      course.itself(RolloutEvent.START, "");
    }
    if (course.rollout().state() instanceof RolloutState.Running) {
      judge();
    }
    course.each(Member::isUnread).forEach(this::askAgain);
    hold();
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
          if (course.become(member, it) && member.state() == MemberState.FAILED) {
            course.unforgive(member);
          }
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

  /** Nobody waits for a kiosk for ever that went offline in the midst of its update. */
  private void giveUp(Member member) {
    fleet
        .find(member.kiosk())
        .flatMap(KioskFacts::silent)
        .filter(since -> !latest(since, member.since()).plus(silence).isAfter(course.now()))
        .filter(_ -> course.become(member, MemberEvent.FAIL))
        .ifPresent(
            since -> {
              course.order(new Order.GiveUp(member.kiosk(), member.action(), since));
              course.giveUp(member);
              fleet.end(member.kiosk(), member.territory());
            });
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** What was not read is taken back where the kiosk must not begin any more. */
  private void askAgain(Member member) {
    boolean asked =
        member.state() == MemberState.UPDATING || member.state() == MemberState.REVERTING;
    if (asked
        && !course.isOrdered(member.kiosk())
        && !gate.checkAgain(member.kiosk(), terms(member), fleet, course.now()).isEmpty()) {
      withdraw(member);
    }
  }

  /**
   * Kiosks that have read their updates, and have not begun, are told whether they may. Who may
   * keeps that before who waits gets it, so that two do not make way for each other for ever.
   */
  private void hold() {
    for (Member member : course.each(it -> it.isRead() && !it.held())) {
      if (!mayGoOn(member)) {
        course.hold(member, true);
        fleet.hold(member.kiosk());
      }
    }
    for (Member member : course.each(it -> it.isRead() && it.held())) {
      if (mayGoOn(member)) {
        course.hold(member, false);
        fleet.release(member.kiosk());
      }
    }
  }

  private boolean mayGoOn(Member member) {
    return member.begun()
        || course.rollout().plan().forced()
        || gate.checkRead(member.kiosk(), terms(member), fleet, course.now()).isEmpty();
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
