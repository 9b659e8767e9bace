package fr.teleguichet.fleet.update.action;

import fr.teleguichet.fleet.update.action.ActionState.Cancelled;
import fr.teleguichet.fleet.update.action.ActionState.Cancelling;
import fr.teleguichet.fleet.update.action.ActionState.Failed;
import fr.teleguichet.fleet.update.action.ActionState.Offered;
import fr.teleguichet.fleet.update.action.ActionState.Open;
import fr.teleguichet.fleet.update.action.ActionState.Running;
import fr.teleguichet.fleet.update.action.ActionState.Succeeded;
import fr.teleguichet.fleet.update.action.ActionState.Waiting;
import java.util.Optional;

/** What can happen to an update of a kiosk. */
public sealed interface ActionEvent {

  /** The kiosk agrees, or a person for it. */
  record Confirm() implements ActionEvent {}

  /** It does not agree now. */
  record Deny() implements ActionEvent {}

  /** A person refuses it for the kiosk, which was told nothing of it. */
  record Decline() implements ActionEvent {}

  /** The kiosk read what to install. */
  record Retrieve() implements ActionEvent {}

  /** The kiosk told something on the way. */
  record Progress() implements ActionEvent {}

  /** The kiosk is done with it. */
  record Close(boolean success) implements ActionEvent {}

  /** A person does not want it any more, or wants another one. */
  record Cancel() implements ActionEvent {}

  /** A person does not wait for the kiosk's word on that. */
  record Force() implements ActionEvent {}

  /** The kiosk left it. */
  record Yield() implements ActionEvent {}

  /** The kiosk goes on with it. */
  record Refuse() implements ActionEvent {}

  /** The kiosk told something of leaving it. */
  record Remark() implements ActionEvent {}

  /** The state after this; empty when it can't happen in that state. */
  default Optional<ActionState> on(ActionState state) {
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
  default Optional<ActionState> late() {
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
  private static boolean isWithKiosk(ActionState state) {
    return state instanceof Open && !(state instanceof Waiting);
  }
}
