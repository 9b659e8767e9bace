package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Confirming;
import fr.teleguichet.edge.update.UpdateState.Downloading;
import fr.teleguichet.edge.update.UpdateState.GoingBack;
import fr.teleguichet.edge.update.UpdateState.Installing;
import fr.teleguichet.edge.update.UpdateState.Proving;
import fr.teleguichet.edge.update.UpdateState.Waiting;
import fr.teleguichet.edge.update.ddi.Feedback;
import fr.teleguichet.edge.update.prove.Before;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the step that belongs to each state. Belongs to the loop. */
final class Steps {

  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

  /** How often something is tried that no cut of power explains. */
  private static final int MOST_FAILURES = 5;

  private final UpdateDesk desk;
  private final UpdateDesk.World world;
  private final UpdateTools tools;
  private final UpdateTerms terms;
  private final Kiosk kiosk;
  private final Fetch fetch;
  private final Restarter restarter;
  private final Trial trial;
  private int failures;
  private int told;
  private boolean waitsForFreedom;

  Steps(
      UpdateDesk desk, UpdateDesk.World world, UpdateTools tools, UpdateTerms terms, Kiosk kiosk) {
    this.desk = desk;
    this.world = world;
    this.tools = tools;
    this.terms = terms;
    this.kiosk = kiosk;
    this.fetch = new Fetch(desk, tools, terms);
    this.restarter = new Restarter(desk, world, tools, terms, kiosk);
    this.trial = new Trial(desk, world, terms, kiosk);
  }

  /** Another state was entered. */
  void entered() {
    failures = 0;
    told = 0;
    fetch.entered();
    restarter.entered();
    trial.entered();
    if (desk.state() instanceof UpdateState.Idle) {
      tools
          .work()
          .run(
              () -> {
                tools.shelf().keepOnly("");
                return true;
              })
          .onFailure(e -> LOG.warn("why=\"{}\" Files of an update stay.", e.getMessage()));
    }
  }

  boolean isRestarting() {
    return restarter.isRestarting();
  }

  void halt() {
    fetch.halt();
  }

  void stop() {
    halt();
    trial.entered();
  }

  void download(Downloading state) {
    fetch.download(state);
  }

  void await(Waiting state) {
    Duration waited = Duration.between(state.since(), desk.now());
    if (waited.compareTo(terms.longestWait()) > 0) {
      desk.go(state.end(Outcomes.waitedTooLong(state.action(), "Its moment", terms.longestWait())));
      return;
    }
    Optional<String> reason =
        Moment.waitsFor(state.order(), kiosk.isOpen(), world.occupancy().isOccupied());
    if (reason.isPresent() || !desk.isSettled()) {
      desk.waits(reason.orElse("settling"));
      listenForFreedom();
      return;
    }
    Before before = kiosk.before();
    desk.make(
        () ->
            tools
                .work()
                .run(() -> tools.workshop().targets(state.order()))
                .map(targets -> Optional.of(begun(state, targets, before)))
                .recover(
                    e ->
                        Future.succeededFuture(
                            Optional.of(state.end(Outcomes.failed(state.action(), "", e))))));
  }

  private static UpdateState begun(Waiting state, List<Target> targets, Before before) {
    return targets.isEmpty()
        ? state.end(Outcome.succeeded(state.action(), "All of it runs already."))
        : state.install(new Undertaking(state.order(), targets, before, state.trial()));
  }

  private void listenForFreedom() {
    if (!waitsForFreedom && world.occupancy().isOccupied()) {
      waitsForFreedom = true;
      world
          .occupancy()
          .whenFree(
              () -> {
                waitsForFreedom = false;
                desk.turn();
              });
    }
  }

  void install(Installing state) {
    desk.make(
        () ->
            tools
                .work()
                .run(
                    () -> {
                      tools
                          .workshop()
                          .install(
                              state.undertaking(),
                              percent -> world.loop().enter(() -> installed(percent)));
                      return true;
                    })
                .map(_ -> Optional.<UpdateState>of(state.installed()))
                .recover(
                    e ->
                        Future.succeededFuture(
                            Optional.of(
                                state.undo(
                                    Outcomes.failed(
                                        state.action(), state.undertaking().versions(), e))))));
  }

  /** The server keeps a thousand lines for an update: every tenth part is enough. */
  private void installed(int percent) {
    if (percent / 10 > told && desk.state() instanceof Installing) {
      told = percent / 10;
      desk.say(Feedback.proceeding(percent, "%d %% is in place.".formatted(percent)));
    }
  }

  void restart(Undertaking undertaking) {
    restarter.restart(undertaking);
  }

  void prove(Proving state) {
    trial.prove(state);
  }

  void confirm(Confirming state) {
    desk.make(
        () ->
            tools
                .work()
                .run(
                    () -> {
                      tools.workshop().confirm(state.undertaking());
                      return true;
                    })
                .map(
                    _ ->
                        Optional.<UpdateState>of(
                            state.end(Outcomes.succeeded(state.undertaking()))))
                .recover(
                    e ->
                        again(
                            e,
                            () ->
                                state.undo(
                                    Outcomes.failed(
                                        state.undertaking(),
                                        Cause.FAILED,
                                        "It can’t be told to stay: " + e.getMessage())))));
  }

  void goBack(GoingBack state) {
    if (state.attempt() > UpdateState.MOST_TRIES) {
      desk.go(state.end(Outcomes.noWayBack(state)));
      return;
    }
    desk.make(
        () ->
            tools
                .work()
                .run(() -> tools.workshop().goBack(state.undertaking()))
                .map(
                    runsNew -> {
                      if (runsNew) {
                        world.loop().enter(() -> restarter.restart(state.undertaking()));
                        return Optional.<UpdateState>empty();
                      }
                      return Optional.<UpdateState>of(state.end(state.outcome()));
                    })
                .recover(e -> again(e, () -> state.end(Outcomes.noWayBack(state)))));
  }

  /** A few times more, then something else. */
  private Future<Optional<UpdateState>> again(Throwable why, Supplier<UpdateState> otherwise) {
    failures++;
    LOG.warn("failures={} why=\"{}\" An update’s step failed.", failures, why.getMessage());
    if (failures >= MOST_FAILURES) {
      return Future.succeededFuture(Optional.of(otherwise.get()));
    }
    desk.later(UpdateDesk.AGAIN, desk::turn);
    return Future.succeededFuture(Optional.empty());
  }
}
