package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.update.action.FeedbackOutcome;
import fr.teleguichet.fleet.update.action.UpdateActionEvent;
import fr.teleguichet.fleet.update.action.UpdateActionService;
import fr.teleguichet.fleet.update.action.UpdateActionState;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Takes what devices tell, and answers as hawkBit does. */
@Singleton
final class DdiFeedbackHandler {
  private final DdiAuthoriser door;
  private final UpdateActionService actions;

  DdiFeedbackHandler(DdiAuthoriser door, UpdateActionService actions) {
    this.door = door;
    this.actions = actions;
  }

  /** Something that a device told of an update on its way. */
  HttpResponse<?> deployment(DdiTarget guest, int id, DdiFeedback feedback) {
    UpdateActionEvent event =
        feedback.execution() == DdiFeedback.Execution.CLOSED
            ? new UpdateActionEvent.Close(feedback.finished() != DdiFeedback.Finished.FAILURE)
            : new UpdateActionEvent.Progress();
    return switch (tell(guest, id, event, feedback)) {
      case FeedbackOutcome.Taken _ -> HttpResponse.ok();
      case FeedbackOutcome.Unknown(), FeedbackOutcome.Senseless _ ->
          throw DdiRefusalException.notFound();
      case FeedbackOutcome.Over(var action) -> {
        if (!isRepeat(event, action.state())) {
          door.tell(guest, "ddi-replay", "It told of update " + id + ", which is over.");
        }
        throw DdiRefusalException.gone();
      }
      case FeedbackOutcome.TooMany() -> throw tooMany();
    };
  }

  /** Whether an honest device may have sent its last word again, for our answer was lost. */
  private static boolean isRepeat(UpdateActionEvent event, UpdateActionState state) {
    return event instanceof UpdateActionEvent.Close(boolean well)
        && (well
            ? state instanceof UpdateActionState.Succeeded
            : state instanceof UpdateActionState.Failed);
  }

  /** Something that a device told of the cancellation of an update. */
  HttpResponse<?> cancellation(DdiTarget guest, int id, DdiFeedback feedback) {
    boolean refused =
        feedback.execution() == DdiFeedback.Execution.REJECTED
            || (feedback.execution() == DdiFeedback.Execution.CLOSED
                && feedback.finished() == DdiFeedback.Finished.FAILURE);
    UpdateActionEvent event =
        refused
            ? new UpdateActionEvent.Refuse()
            : feedback.execution() == DdiFeedback.Execution.CLOSED
                ? new UpdateActionEvent.Yield()
                : new UpdateActionEvent.Remark();
    return switch (tell(guest, id, event, feedback)) {
      case FeedbackOutcome.Taken _ -> HttpResponse.ok();
      case FeedbackOutcome.Unknown() -> throw DdiRefusalException.notFound();
      case FeedbackOutcome.Over(var action)
          when action.state() instanceof UpdateActionState.Cancelled ->
          HttpResponse.ok();
      case FeedbackOutcome.Senseless _, FeedbackOutcome.Over _ ->
          throw new DdiRefusalException(
              HttpStatus.METHOD_NOT_ALLOWED,
              "hawkbit.server.error.action.notCancelable",
              "The update is not being cancelled.");
      case FeedbackOutcome.TooMany() -> throw tooMany();
    };
  }

  private FeedbackOutcome tell(
      DdiTarget guest, int id, UpdateActionEvent event, DdiFeedback feedback) {
    boolean ends = feedback.execution() == DdiFeedback.Execution.CLOSED;
    if (!ends && feedback.pieces() > DdiFeedback.MAX_MESSAGES) {
      throw DdiRefusalException.quota(
          "Send at most " + DdiFeedback.MAX_MESSAGES + " messages at once.");
    }
    return actions.happen(guest.kiosk(), id, event, Optional.of(feedback.note()));
  }

  private static DdiRefusalException tooMany() {
    return DdiRefusalException.quota(
        "Of one update " + UpdateActionService.MAX_NOTES + " things are kept.");
  }
}
