package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.update.action.ActionEvent;
import fr.teleguichet.fleet.update.action.ActionState;
import fr.teleguichet.fleet.update.action.Actions;
import fr.teleguichet.fleet.update.action.Receipt;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Takes what devices tell, and answers as hawkBit does. */
@Singleton
final class Receipts {
  private final Door door;
  private final Actions actions;

  Receipts(Door door, Actions actions) {
    this.door = door;
    this.actions = actions;
  }

  /** Something that a device told of an update on its way. */
  HttpResponse<?> deployment(Guest guest, int id, Feedback feedback) {
    ActionEvent event =
        feedback.execution() == Feedback.Execution.CLOSED
            ? new ActionEvent.Close(feedback.finished() != Feedback.Finished.FAILURE)
            : new ActionEvent.Progress();
    return switch (tell(guest, id, event, feedback)) {
      case Receipt.Taken _ -> HttpResponse.ok();
      case Receipt.Unknown(), Receipt.Senseless _ -> throw Refusal.notFound();
      case Receipt.Over _ -> {
        door.tell(guest, "ddi-replay", "It told of update " + id + ", which is over.");
        throw Refusal.gone();
      }
      case Receipt.TooMany() -> throw tooMany();
    };
  }

  /** Something that a device told of the cancellation of an update. */
  HttpResponse<?> cancellation(Guest guest, int id, Feedback feedback) {
    boolean refused =
        feedback.execution() == Feedback.Execution.REJECTED
            || (feedback.execution() == Feedback.Execution.CLOSED
                && feedback.finished() == Feedback.Finished.FAILURE);
    ActionEvent event =
        refused
            ? new ActionEvent.Refuse()
            : feedback.execution() == Feedback.Execution.CLOSED
                ? new ActionEvent.Yield()
                : new ActionEvent.Remark();
    return switch (tell(guest, id, event, feedback)) {
      case Receipt.Taken _ -> HttpResponse.ok();
      case Receipt.Unknown() -> throw Refusal.notFound();
      case Receipt.Over(var action) when action.state() instanceof ActionState.Cancelled ->
          HttpResponse.ok();
      case Receipt.Senseless _, Receipt.Over _ ->
          throw new Refusal(
              HttpStatus.METHOD_NOT_ALLOWED,
              "hawkbit.server.error.action.notCancelable",
              "The update is not being cancelled.");
      case Receipt.TooMany() -> throw tooMany();
    };
  }

  private Receipt tell(Guest guest, int id, ActionEvent event, Feedback feedback) {
    boolean ends = feedback.execution() == Feedback.Execution.CLOSED;
    if (!ends && feedback.pieces() > Feedback.MOST_MESSAGES) {
      throw Refusal.quota("Send at most " + Feedback.MOST_MESSAGES + " messages at once.");
    }
    return actions.happen(guest.kiosk(), id, event, Optional.of(feedback.note()));
  }

  private static Refusal tooMany() {
    return Refusal.quota("Of one update " + Actions.MOST_NOTES + " things are kept.");
  }
}
