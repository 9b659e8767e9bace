package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Confirming;
import fr.teleguichet.edge.update.UpdateState.GoingBack;
import fr.teleguichet.edge.update.UpdateState.Installing;
import fr.teleguichet.edge.update.UpdateState.Proving;
import fr.teleguichet.edge.update.UpdateState.Restarting;
import fr.teleguichet.edge.update.UpdateState.UnderWay;
import java.time.Instant;
import java.util.List;

/**
 * What a start makes of the state that it finds on the disk and of what really runs. Pure: nothing
 * is done here.
 */
final class UpdateRecoveryPolicy {

  /**
   * A start of the machine.
   *
   * @param hasLostPower whether nothing but a cut of power explains the end of its last run
   */
  record Start(boolean hasLostPower, Instant now) {}

  private UpdateRecoveryPolicy() {}

  /**
   * Where the update goes on.
   *
   * @param start how the machine came to start
   * @param parts how each target is found
   */
  static UpdateState judge(UnderWay state, Start start, List<RunningPartVersion> parts) {
    boolean all = parts.stream().allMatch(RunningPartVersion.NEW::equals);
    boolean none = parts.stream().noneMatch(RunningPartVersion.NEW::equals);
    return switch (state) {
      case Installing it -> installing(it, all, none);
      case Restarting it ->
          restarting(it, all, none, parts.contains(RunningPartVersion.ABOUT_TO_CHANGE));
      case Proving it -> proving(it, start, all, none);
      case Confirming it -> confirming(it, all, none);
      case GoingBack it ->
          parts.stream().allMatch(RunningPartVersion.FORMER::equals)
              ? it.end(it.outcome())
              : it.again();
    };
  }

  /**
   * Where it goes on when it can't be found out what runs, for as long as a trial takes: with a
   * system, say, whose RAUC does not come up. It must not stay, and nothing else takes it back.
   */
  static GoingBack giveUp(UnderWay state) {
    UpdateOutcome outcome =
        UpdateOutcomeFactory.notProven(
            state.undertaking(), "unknown", "What runs could not be found out any more.");
    return switch (state) {
      case Installing it -> it.undo(outcome);
      case Restarting it -> it.undo(outcome);
      case Proving it -> it.undo(outcome);
      case Confirming it -> it.undo(outcome);
      case GoingBack it -> it.again();
    };
  }

  private static UpdateState installing(Installing it, boolean all, boolean none) {
    if (all) {
      return it.booted();
    }
    return none && it.attempt() < UpdateState.MAX_TRIES
        ? it.again()
        : it.undo(
            UpdateOutcomeFactory.interrupted(
                it.undertaking(), "The power went each time it was being installed."));
  }

  private static UpdateState restarting(
      Restarting it, boolean all, boolean none, boolean isAboutToChange) {
    if (all) {
      return it.booted();
    }
    if (!none) {
      return it.undo(
          UpdateOutcomeFactory.interrupted(
              it.undertaking(), "Only a part of it came up after the restart."));
    }
    if (!isAboutToChange) {
      return it.end(
          UpdateOutcomeFactory.notProven(
              it.undertaking(), "start", "The new version did not come up; the former one runs."));
    }
    return it.attempt() < UpdateState.MAX_TRIES
        ? it.again()
        : it.undo(
            UpdateOutcomeFactory.notProven(
                it.undertaking(), "start", "It is never chosen at a start."));
  }

  /**
   * A version that brings the machine down tells of itself: by a panic that the kernel wrote down,
   * or by the watchdog. Where neither did, the power went, and the version gets another trial. One
   * only: a machine that hangs until somebody pulls its plug looks the same.
   */
  private static UpdateState proving(Proving it, Start start, boolean all, boolean none) {
    if (none && start.hasLostPower() && it.undertaking().trial() < UpdateState.MAX_TRIALS) {
      return it.interrupted(start.now());
    }
    if (none) {
      return it.end(
          UpdateOutcomeFactory.notProven(
              it.undertaking(),
              "restart",
              "The kiosk started again while the new version was on trial; the former one runs."));
    }
    if (!all) {
      return it.undo(
          UpdateOutcomeFactory.interrupted(
              it.undertaking(), "A part of it fell back while it was on trial."));
    }
    return it.starts() < UpdateState.MAX_TRIES
        ? it.again()
        : it.undo(
            UpdateOutcomeFactory.notProven(
                it.undertaking(), "agent", "The agent started again and again with it."));
  }

  private static UpdateState confirming(Confirming it, boolean all, boolean none) {
    if (all) {
      return it;
    }
    String sentence = "It had proved itself, and the power went before that was written down.";
    return none
        ? it.end(UpdateOutcomeFactory.interrupted(it.undertaking(), sentence))
        : it.undo(UpdateOutcomeFactory.interrupted(it.undertaking(), sentence));
  }
}
