package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.action.UpdateActionState;
import fr.teleguichet.fleet.update.rollout.eligibility.EligibilityFacts;
import fr.teleguichet.fleet.update.rollout.eligibility.FleetState;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateEligibilityRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One round of a rollout: what kiosks told is taken, and what follows from it is done, in the fleet
 * as it is now and through the gate that says who may begin. For one thread, like the course.
 */
final class RolloutPass {

  private final RolloutAggregate course;
  private final FleetState fleet;
  private final UpdateEligibilityRules gate;
  private final Duration silence;

  RolloutPass(
      RolloutAggregate course, FleetState fleet, UpdateEligibilityRules gate, Duration silence) {
    this.course = course;
    this.fleet = fleet;
    this.gate = gate;
    this.silence = silence;
  }

  void go() {
    course.each(_ -> true).forEach(this::follow);
    course.each(_ -> true).forEach(this::retire);
    course.each(RolloutMember::isAtIt).forEach(this::giveUp);
    if (course.rollout().state() instanceof RolloutState.Ready
        && course.rollout().startAt().filter(at -> !at.isAfter(course.now())).isPresent()) {
      course.itself(RolloutEvent.START, "");
    }
    if (course.rollout().state() instanceof RolloutState.Running) {
      judge();
    }
    course.each(RolloutMember::isUnread).forEach(this::askAgain);
    hold();
    switch (course.rollout().state()) {
      case RolloutState.Running() -> run();
      case RolloutState.Paused() -> course.each(RolloutMember::isUnread).forEach(this::withdraw);
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

  private void follow(RolloutMember member) {
    Optional<MemberEvent> event = member.update().flatMap(RolloutPass::event);
    event.ifPresent(
        it -> {
          if (course.become(member, it) && member.state() == MemberState.FAILED) {
            course.unforgive(member);
          }
        });
  }

  private static Optional<MemberEvent> event(UpdateActionState state) {
    return switch (state) {
      case UpdateActionState.Succeeded() -> Optional.of(MemberEvent.SUCCEED);
      case UpdateActionState.Failed() -> Optional.of(MemberEvent.FAIL);
      case UpdateActionState.Cancelled() -> Optional.of(MemberEvent.YIELD);
      case UpdateActionState.Open _ -> Optional.empty();
    };
  }

  /** A kiosk that was swapped is still there; one that was retired is not. */
  private void retire(RolloutMember member) {
    if (fleet.find(member.kiosk()).isEmpty() && course.become(member, MemberEvent.RETIRE)) {
      if (member.isOpen()) {
        course.order(new MemberUpdateCommand.Leave(member.kiosk(), member.action(), true));
        fleet.end(member.kiosk(), member.territory());
      }
    }
  }

  /** Nobody waits for a kiosk for ever that went offline in the midst of its update. */
  private void giveUp(RolloutMember member) {
    fleet
        .find(member.kiosk())
        .flatMap(EligibilityFacts::silent)
        .filter(since -> !latest(since, member.since()).plus(silence).isAfter(course.now()))
        .filter(_ -> course.become(member, MemberEvent.FAIL))
        .ifPresent(
            since -> {
              course.order(new MemberUpdateCommand.GiveUp(member.kiosk(), member.action(), since));
              course.giveUp(member);
              fleet.end(member.kiosk(), member.territory());
            });
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** What was not read is taken back where the kiosk must not begin any more. */
  private void askAgain(RolloutMember member) {
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
    for (RolloutMember member : course.each(it -> it.isRead() && !it.held())) {
      if (!mayGoOn(member)) {
        course.hold(member, true);
        fleet.hold(member.kiosk());
      }
    }
    for (RolloutMember member : course.each(it -> it.isRead() && it.held())) {
      if (mayGoOn(member)) {
        course.hold(member, false);
        fleet.release(member.kiosk());
      }
    }
  }

  private boolean mayGoOn(RolloutMember member) {
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
      WaveCounts tally = course.tally(wave);
      if (tally.hasTooManyErrors(wave)) {
        course.put(wave, WaveState.FAILED);
        stop();
        return;
      }
      if (course.stateOf(wave) == WaveState.RUNNING && tally.hasPassed(wave)) {
        course.put(wave, WaveState.PASSED);
      } else if (course.stateOf(wave) == WaveState.RUNNING && tally.pending() == 0) {
        course.itself(RolloutEvent.PAUSE, Rollout.Why.STALLED.code());
        return;
      }
      mayBegin = course.stateOf(wave) == WaveState.PASSED;
    }
  }

  private void stop() {
    switch (course.rollout().plan().onErrors()) {
      case PAUSE -> course.itself(RolloutEvent.PAUSE, Rollout.Why.ERRORS.code());
      case ROLL_BACK -> course.itself(RolloutEvent.ROLL_BACK, Rollout.Why.ERRORS.code());
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

  private void offer(RolloutMember member, int distribution, MemberEvent event) {
    if (gate.check(member.kiosk(), terms(member), fleet, course.now()).isEmpty()
        && course.become(member, event)) {
      boolean forced = course.rollout().plan().forced() || course.rollout().isOverdue(course.now());
      course.offered(member.kiosk(), forced, had(member, event));
      course.order(new MemberUpdateCommand.Offer(member.kiosk(), distribution, forced));
      fleet.begin(member.kiosk(), member.territory(), gate.interrupts());
    }
  }

  /** What the kiosk gets back, should it be; nothing of what it runs gives way to a trust list. */
  private int had(RolloutMember member, MemberEvent event) {
    if (!gate.interrupts()) {
      return 0;
    }
    return event == MemberEvent.OFFER
        ? fleet.find(member.kiosk()).orElseThrow().installed()
        : member.previous();
  }

  private void rollBack() {
    recall();
    for (RolloutMember member : course.each(it -> hasToGoBack(it) && !it.isOpen())) {
      boolean lost = member.previous() == 0 || fleet.find(member.kiosk()).isEmpty();
      if (lost && course.become(member, MemberEvent.STRAND)) {
        // Else the success of its update would count as having got back what it had.
        course.free(member.kiosk());
      } else if (!lost && !course.isOrdered(member.kiosk())) {
        offer(member, member.previous(), MemberEvent.REVERT);
      }
    }
    if (course.isSettled(
        it -> it.state().isPending() || hasToGoBack(it) || it.state() == MemberState.REVERTING)) {
      course.itself(RolloutEvent.SETTLE, course.rollout().reason());
    }
  }

  /**
   * Whether it still has what it got; who got something else since keeps that. One of which is read
   * that it has what it had may have succeeded at this moment; of one of which that is not known
   * nobody can tell.
   */
  private boolean hasToGoBack(RolloutMember member) {
    int installed = fleet.find(member.kiosk()).map(EligibilityFacts::installed).orElse(0);
    boolean isOfThis =
        installed == 0
            || installed == course.rollout().distribution()
            || installed == member.previous()
            || member.previous() == 0;
    return member.state() == MemberState.SUCCEEDED && (isOfThis || !gate.interrupts());
  }

  private void abort() {
    recall();
    for (RolloutMember member : course.each(it -> it.state() == MemberState.REVERTING)) {
      if (member.isUnread()) {
        withdraw(member);
      } else if (course.become(member, MemberEvent.LEAVE)) {
        course.order(new MemberUpdateCommand.Leave(member.kiosk(), member.action(), false));
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
    for (RolloutMember member : course.each(it -> it.state() == MemberState.UPDATING)) {
      if (course.become(member, MemberEvent.LEAVE)) {
        course.order(new MemberUpdateCommand.Leave(member.kiosk(), member.action(), false));
      }
    }
  }

  private void withdraw(RolloutMember member) {
    if (course.become(member, MemberEvent.WITHDRAW)) {
      course.order(new MemberUpdateCommand.Withdraw(member.kiosk(), member.action()));
      course.free(member.kiosk());
      fleet.end(member.kiosk(), member.territory());
    }
  }

  private void force(RolloutMember member) {
    if (course.isOrdered(member.kiosk())) {
      return;
    }
    course.forced(member);
    course.order(new MemberUpdateCommand.Force(member.kiosk(), member.action()));
  }

  private UpdateEligibilityRules.Terms terms(RolloutMember member) {
    return new UpdateEligibilityRules.Terms(
        course.rollout().plan().window(),
        course.rollout().isOverdue(course.now()),
        course.rollout().plan().alone().contains(member.kiosk()));
  }
}
