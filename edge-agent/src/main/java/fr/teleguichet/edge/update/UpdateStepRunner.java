package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Confirming;
import fr.teleguichet.edge.update.UpdateState.Downloading;
import fr.teleguichet.edge.update.UpdateState.GoingBack;
import fr.teleguichet.edge.update.UpdateState.Installing;
import fr.teleguichet.edge.update.UpdateState.Proving;
import fr.teleguichet.edge.update.UpdateState.Waiting;
import fr.teleguichet.edge.update.ddi.DdiFeedback;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.prove.KioskBeforeUpdate;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the step that belongs to each state. Belongs to the loop. */
final class UpdateStepRunner {

  private static final Logger LOG = LoggerFactory.getLogger(UpdateStepRunner.class);

  /** How often something is tried that no cut of power explains. */
  private static final int MAX_FAILURES = 5;

  private final UpdateCoordinator desk;
  private final UpdateCoordinator.World world;
  private final UpdateTools tools;
  private final UpdateTimings terms;
  private final UpdaterHost kiosk;
  private final UpdateWaitCounter waited;
  private final ArtifactFetcher fetch;
  private final UpdateRestarter restarter;
  private final TrialMonitor trial;
  private int failures;
  private int told;
  private boolean waitsForFreedom;

  UpdateStepRunner(
      UpdateCoordinator desk,
      UpdateCoordinator.World world,
      UpdateTools tools,
      UpdateTimings terms,
      UpdaterHost kiosk) {
    this.desk = desk;
    this.world = world;
    this.tools = tools;
    this.terms = terms;
    this.kiosk = kiosk;
    this.waited = new UpdateWaitCounter(world);
    this.fetch = new ArtifactFetcher(desk, tools, terms, waited);
    this.restarter = new UpdateRestarter(desk, world, tools, terms, kiosk);
    this.trial = new TrialMonitor(desk, world, terms, kiosk);
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

  void download(Downloading state) {
    fetch.download(state);
  }

  void await(Waiting state) {
    if (waited.since(state.since()).compareTo(terms.longestWait()) > 0) {
      desk.go(
          state.end(
              UpdateOutcomeFactory.waitedTooLong(
                  state.action(), "Its moment", terms.longestWait())));
      return;
    }
    Optional<String> reason =
        InstallTimeCheck.waitsFor(state.order(), kiosk.isOpen(), world.occupancy().isOccupied());
    if (reason.isPresent() || !desk.isSettled()) {
      desk.waits(reason.orElse("settling"));
      listenForFreedom();
      return;
    }
    KioskBeforeUpdate before = kiosk.before();
    desk.make(
        () ->
            tools
                .work()
                .run(() -> tools.workshop().targets(state.order()))
                .map(targets -> Optional.of(begun(state, targets, before)))
                .recover(
                    e ->
                        Future.succeededFuture(
                            Optional.of(
                                state.end(UpdateOutcomeFactory.failed(state.action(), "", e))))));
  }

  private static UpdateState begun(
      Waiting state, List<PartVersionChange> targets, KioskBeforeUpdate before) {
    return targets.isEmpty()
        ? state.end(UpdateOutcome.succeeded(state.action(), "All of it runs already."))
        : state.install(new UpdateInProgress(state.order(), targets, before, state.trial()));
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
                                    UpdateOutcomeFactory.failed(
                                        state.action(), state.undertaking().versions(), e))))));
  }

  /** The server keeps a thousand lines for an update: every tenth part is enough. */
  private void installed(int percent) {
    if (percent / 10 > told && desk.state() instanceof Installing) {
      told = percent / 10;
      desk.say(DdiFeedback.proceeding(percent, "%d %% is in place.".formatted(percent)));
    }
  }

  void restart(UpdateInProgress undertaking) {
    restarter.restart(undertaking);
  }

  void prove(Proving state) {
    trial.prove(state);
  }

  /** What a version on trial does not pass, the gravest of it. */
  Optional<String> failingCheck() {
    return trial.failing();
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
                            state.end(UpdateOutcomeFactory.succeeded(state.undertaking()))))
                .recover(
                    e ->
                        again(
                            e,
                            () ->
                                state.undo(
                                    UpdateOutcomeFactory.failed(
                                        state.undertaking(),
                                        UpdateFailureCause.FAILED,
                                        "It can’t be told to stay: " + e.getMessage())))));
  }

  void goBack(GoingBack state) {
    if (state.attempt() > UpdateState.MAX_TRIES) {
      desk.go(state.end(UpdateOutcomeFactory.noWayBack(state)));
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
                .recover(
                    e ->
                        isBlind(e)
                            ? restartBlindly(state)
                            : again(e, () -> state.end(UpdateOutcomeFactory.noWayBack(state)))));
  }

  /** Whether it was tried a few times, and what runs does not say that there is no way back. */
  private boolean isBlind(Throwable why) {
    boolean isKnown =
        why instanceof InstallException it && it.reason() == InstallException.Reason.NO_WAY_BACK;
    return !isKnown && failures + 1 >= MAX_FAILURES;
  }

  /** What was not told to stay does not come up again, whoever can’t be told that now. */
  private Future<Optional<UpdateState>> restartBlindly(GoingBack state) {
    LOG.warn("update={} It can’t be told to go back, and is started again.", state.action());
    failures = 0;
    world.loop().enter(() -> restarter.restart(state.undertaking()));
    return Future.succeededFuture(Optional.empty());
  }

  /** A few times more, then something else. */
  private Future<Optional<UpdateState>> again(Throwable why, Supplier<UpdateState> otherwise) {
    failures++;
    LOG.warn("failures={} why=\"{}\" An update’s step failed.", failures, why.getMessage());
    if (failures >= MAX_FAILURES) {
      return Future.succeededFuture(Optional.of(otherwise.get()));
    }
    desk.later(UpdateCoordinator.AGAIN, desk::turn);
    return Future.succeededFuture(Optional.empty());
  }
}
