package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.update.action.UpdateActionState.Cancelled;
import fr.teleguichet.fleet.update.action.UpdateActionState.Cancelling;
import fr.teleguichet.fleet.update.action.UpdateActionState.Failed;
import fr.teleguichet.fleet.update.action.UpdateActionState.Offered;
import fr.teleguichet.fleet.update.action.UpdateActionState.Open;
import fr.teleguichet.fleet.update.action.UpdateActionState.Running;
import fr.teleguichet.fleet.update.action.UpdateActionState.Succeeded;
import fr.teleguichet.fleet.update.action.UpdateActionState.Waiting;
import java.util.Optional;

/** What can happen to an update of a kiosk. */
public sealed interface UpdateActionEvent {

  /** The kiosk agrees, or a person for it. */
  record Confirm() implements UpdateActionEvent {}

  /** It does not agree now. */
  record Deny() implements UpdateActionEvent {}

  /** A person refuses it for the kiosk, which was told nothing of it. */
  record Decline() implements UpdateActionEvent {}

  /** The kiosk read what to install. */
  record Retrieve() implements UpdateActionEvent {}

  /** The kiosk told something on the way. */
  record Progress() implements UpdateActionEvent {}

  /** The kiosk is done with it. */
  record Close(boolean success) implements UpdateActionEvent {}

  /** A person does not want it any more, or wants another one. */
  record Cancel() implements UpdateActionEvent {}

  /** A person does not wait for the kiosk's word on that. */
  record Force() implements UpdateActionEvent {}

  /** The kiosk left it. */
  record Yield() implements UpdateActionEvent {}

  /** The kiosk goes on with it. */
  record Refuse() implements UpdateActionEvent {}

  /** The kiosk told something of leaving it. */
  record Remark() implements UpdateActionEvent {}

  /** The state after this; empty when it can't happen in that state. */
  default Optional<UpdateActionState> on(UpdateActionState state) {
    return Optional.ofNullable(
        switch (this) {
          case Confirm() -> state instanceof Waiting ? new Offered() : null;
          case Deny() -> state instanceof Waiting ? state : null;
          case Decline() -> state instanceof Waiting ? new Cancelled() : null;
          case Retrieve() ->
              state instanceof Offered || state instanceof Running ? new Running() : null;
          case Progress() -> isWithKiosk(state) ? state : null;
          case Close(boolean success) ->
              isWithKiosk(state) ? success ? new Succeeded() : new Failed() : null;
          case Cancel() -> state instanceof Open ? new Cancelling() : null;
          case Force() -> state instanceof Cancelling ? new Cancelled() : null;
          case Yield() ->
              state instanceof Cancelling || state instanceof Cancelled ? new Cancelled() : null;
          case Remark() -> state instanceof Cancelling ? state : null;
          case Refuse() -> state instanceof Cancelling ? new Running() : null;
        });
  }

  /**
   * The state after this of an update that counts as failed since nothing was heard of its kiosk:
   * the kiosk's own word on the end counts, and what it tells on the way does no harm.
   */
  default Optional<UpdateActionState> late() {
    return Optional.ofNullable(
        switch (this) {
          case Close(boolean success) -> success ? new Succeeded() : new Failed();
          case Progress() -> new Failed();
          case Confirm _,
              Deny _,
              Decline _,
              Retrieve _,
              Cancel _,
              Force _,
              Yield _,
              Refuse _,
              Remark _ ->
              null;
        });
  }

  /** A kiosk that was asked to leave an update may have installed it meanwhile. */
  private static boolean isWithKiosk(UpdateActionState state) {
    return state instanceof Open && !(state instanceof Waiting);
  }
}
