package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.rollout.RolloutState.Aborted;
import fr.teleguichet.fleet.update.rollout.RolloutState.Aborting;
import fr.teleguichet.fleet.update.rollout.RolloutState.Finished;
import fr.teleguichet.fleet.update.rollout.RolloutState.Paused;
import fr.teleguichet.fleet.update.rollout.RolloutState.Proposed;
import fr.teleguichet.fleet.update.rollout.RolloutState.Ready;
import fr.teleguichet.fleet.update.rollout.RolloutState.Rejected;
import fr.teleguichet.fleet.update.rollout.RolloutState.RolledBack;
import fr.teleguichet.fleet.update.rollout.RolloutState.RollingBack;
import fr.teleguichet.fleet.update.rollout.RolloutState.Running;
import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** What can happen to a rollout. */
public enum RolloutEvent implements CodedEnum {
  /** A second person agrees. */
  APPROVE,
  /** A second person does not agree. */
  REJECT,
  /** It shall begin. */
  START,
  /** Nothing new shall begin. */
  PAUSE,
  /** It shall go on, whatever made it pause. */
  RESUME,
  /** Kiosks shall get back what they had. */
  ROLL_BACK,
  /** It shall end where it is. */
  ABORT,
  /** Kiosks that failed shall try again. */
  RETRY,
  /** No kiosk is at it or waits for it any more. */
  SETTLE;

  /** The state after this; empty when it can't happen in that state. */
  public Optional<RolloutState> on(RolloutState state) {
    return Optional.ofNullable(
        switch (this) {
          case APPROVE -> state instanceof Proposed ? new Ready() : null;
          case REJECT -> state instanceof Proposed ? new Rejected() : null;
          case START -> state instanceof Ready ? new Running() : null;
          case PAUSE -> state instanceof Running ? new Paused() : null;
          case RESUME -> state instanceof Paused ? new Running() : null;
          case ROLL_BACK ->
              state instanceof Running || state instanceof Paused || state instanceof Finished
                  ? new RollingBack()
                  : null;
          case ABORT -> state.isOpen() && !(state instanceof Aborting) ? new Aborting() : null;
          case RETRY ->
              state instanceof Running || state instanceof Finished
                  ? new Running()
                  : state instanceof Paused ? state : null;
          case SETTLE -> settled(state);
        });
  }

  private static @org.jspecify.annotations.Nullable RolloutState settled(RolloutState state) {
    return switch (state) {
      case Running() -> new Finished();
      case RollingBack() -> new RolledBack();
      case Aborting() -> new Aborted();
      case Proposed _, Ready _, Paused _, Finished _, Aborted _, RolledBack _, Rejected _ -> null;
    };
  }
}
