package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Downloading;
import fr.teleguichet.edge.update.UpdateState.Idle;
import fr.teleguichet.edge.update.UpdateState.Installing;
import fr.teleguichet.edge.update.UpdateState.Restarting;
import fr.teleguichet.edge.update.UpdateState.UnderWay;
import fr.teleguichet.edge.update.UpdateState.Waiting;
import fr.teleguichet.edge.update.ddi.DdiException;
import fr.teleguichet.edge.update.ddi.DdiFeedback;
import fr.teleguichet.edge.update.ddi.DdiFeedback.Execution;
import fr.teleguichet.edge.update.ddi.Deployment;
import fr.teleguichet.edge.update.ddi.DeploymentMode;
import fr.teleguichet.edge.update.ddi.PollResponse;
import fr.teleguichet.edge.update.ddi.UnfitDeploymentException;
import fr.teleguichet.edge.update.ddi.UpdateServerClient;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What the server offers, and what that means where the update stands. Belongs to the loop. */
final class DeploymentOfferHandler {

  private final UpdateCoordinator desk;
  private final DdiWorker talk;

  DeploymentOfferHandler(UpdateCoordinator desk, DdiWorker talk) {
    this.desk = desk;
    this.talk = talk;
  }

  /** Takes what a poll offers, or that it offers nothing. */
  Future<Boolean> hear(UpdateServerClient server, Optional<PollResponse.Offer> offer) {
    return switch (offer.orElse(null)) {
      case null -> withdrawn("");
      case PollResponse.Confirm _ -> withdrawn("");
      case PollResponse.Deploy it -> offered(server, it);
      case PollResponse.Cancel it -> cancelled(server, it);
    };
  }

  /** What the server does not offer any more is not wanted any more. */
  private Future<Boolean> withdrawn(String stillWanted) {
    if (!desk.state().action().equals(stillWanted)) {
      switch (desk.state()) {
        case Downloading it -> desk.go(it.withdraw());
        case Waiting it -> desk.go(it.withdraw());
        default -> {
          // What is under way comes to its end first.
        }
      }
    }
    return Future.succeededFuture(true);
  }

  private Future<Boolean> offered(UpdateServerClient server, PollResponse.Deploy offer) {
    if (!(desk.state() instanceof Idle) && !isStillAsked(offer.id())) {
      return withdrawn(offer.id());
    }
    return talk.ask(() -> server.deployment(offer))
        .compose(deployment -> take(server, deployment))
        .recover(e -> unfit(server, offer, e));
  }

  /** Whether the server may still say when. */
  private boolean isStillAsked(String action) {
    boolean waits =
        desk.state() instanceof Waiting
            || (desk.state() instanceof Restarting && !desk.isRestarting());
    return waits && desk.state().action().equals(action);
  }

  private Future<Boolean> take(UpdateServerClient server, Deployment deployment) {
    UpdateOrder order = UpdateOrder.of(deployment);
    Optional<UpdateLedger.Ended> ended =
        desk.ended(order.action()).filter(it -> it.mark().equals(order.mark()));
    switch (desk.state()) {
      case Idle _ when ended.isPresent() -> {
        // Not a second time; but the server has not heard how it went.
        return talk.heard(() -> server.tell(order.action(), again(ended.get().outcome())));
      }
      case Idle it when deployment.download() != DeploymentMode.SKIP ->
          desk.go(it.begin(order, desk.now()));
      case Waiting it when isStillAsked(order.action()) -> reorder(it, order);
      case Restarting it when isStillAsked(order.action()) -> reorder(it, order);
      default -> {
        // Not now.
      }
    }
    return Future.succeededFuture(true);
  }

  private void reorder(Waiting state, UpdateOrder order) {
    if (!order.chunks().equals(state.order().chunks())) {
      desk.go(state.withdraw());
    } else if (!order.equals(state.order())) {
      desk.go(state.reorder(order));
    }
  }

  /** What is installed already can't become something else; when it starts can. */
  private void reorder(Restarting state, UpdateOrder order) {
    UpdateOrder former = state.undertaking().order();
    if (order.chunks().equals(former.chunks()) && !order.equals(former)) {
      desk.go(state.reorder(order));
    }
  }

  private static DdiFeedback again(UpdateOutcome outcome) {
    return outcome.end() == UpdateOutcome.End.CANCELLED
        ? DdiFeedback.closed(false, List.of("cause=failed", "It was called off before."))
        : outcome.feedback();
  }

  private Future<Boolean> unfit(
      UpdateServerClient server, PollResponse.Deploy offer, Throwable why) {
    Optional<UpdateLedger.Ended> ended = desk.ended(offer.id()).filter(it -> it.mark().isEmpty());
    if (why instanceof UnfitDeploymentException && ended.isPresent()) {
      return talk.heard(() -> server.tell(offer.id(), again(ended.get().outcome())));
    }
    if (why instanceof UnfitDeploymentException && desk.state() instanceof Idle it) {
      desk.go(
          it.refuse(
              UpdateOutcome.failed(
                  offer.id(),
                  UpdateFailureCause.DAMAGED,
                  "",
                  "It is refused: " + why.getMessage() + ".")));
      return Future.succeededFuture(true);
    }
    return why instanceof DdiException it && it.kind() == DdiException.Kind.GONE
        ? Future.succeededFuture(true)
        : Future.failedFuture(why);
  }

  private Future<Boolean> cancelled(UpdateServerClient server, PollResponse.Cancel offer) {
    return talk.ask(() -> server.stopId(offer)).compose(stop -> cancel(server, offer.id(), stop));
  }

  private Future<Boolean> cancel(UpdateServerClient server, String id, String stop) {
    UpdateState state = desk.state();
    if (!state.action().equals(stop)) {
      // Nothing of it is here, so it is called off already.
      return talk.heard(() -> server.tellOfCancel(id, UpdateOutcome.cancelled(id).feedback()))
          .compose(_ -> withdrawn(""));
    }
    switch (state) {
      case Downloading it -> desk.go(it.end(UpdateOutcome.cancelled(stop)));
      case Waiting it -> desk.go(it.end(UpdateOutcome.cancelled(stop)));
      case Installing it -> desk.go(it.undo(UpdateOutcome.cancelled(stop)));
      case Restarting it when !desk.isRestarting() ->
          desk.go(it.undo(UpdateOutcome.cancelled(stop)));
      case UnderWay _ -> {
        return talk.heard(
            () ->
                server.tellOfCancel(
                    id,
                    DdiFeedback.of(Execution.REJECTED, "It is too late: the new version starts.")));
      }
      default -> {
        // It is over, and the report says how.
      }
    }
    return Future.succeededFuture(true);
  }
}
