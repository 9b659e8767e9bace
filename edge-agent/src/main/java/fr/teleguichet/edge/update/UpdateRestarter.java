package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.install.RequiredRestart;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the machine or the agent again, never under a citizen, and on a new version only at its
 * moment. Belongs to the loop.
 */
final class UpdateRestarter {

  private static final Logger LOG = LoggerFactory.getLogger(UpdateRestarter.class);

  /** A restart that has not happened by then was not heard. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int MAX_FAILURES = 5;

  private final UpdateCoordinator desk;
  private final UpdateCoordinator.World world;
  private final UpdateTools tools;
  private final UpdateTimings terms;
  private final UpdaterHost kiosk;
  private int asked;
  private boolean isAsked;
  private boolean isListening;
  private Optional<Duration> since = Optional.empty();
  private int failures;

  UpdateRestarter(
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
  }

  void entered() {
    isAsked = false;
    failures = 0;
    if (!(desk.state() instanceof UpdateState.Restarting)) {
      since = Optional.empty();
    }
  }

  /** Whether the restart is on its way. */
  boolean isRestarting() {
    return isAsked;
  }

  void restart(UpdateInProgress undertaking) {
    tools
        .work()
        .run(() -> tools.workshop().restart(undertaking))
        .onSuccess(this::atItsMoment)
        .onFailure(e -> failed(e, undertaking, asked));
  }

  /**
   * The moment was asked for before the installation, and may be over. Going back waits for nothing
   * but a citizen: what runs has failed.
   */
  private void atItsMoment(RequiredRestart what) {
    if (isAsked || !(desk.state() instanceof UpdateState.UnderWay state)) {
      return;
    }
    UpdateInProgress undertaking = state.undertaking();
    boolean isOccupied = world.occupancy().isOccupied();
    Optional<String> reason =
        state instanceof UpdateState.Restarting
            ? InstallTimeCheck.waitsFor(undertaking.order(), kiosk.isOpen(), isOccupied)
            : Optional.of("session").filter(_ -> isOccupied);
    if (reason.isEmpty()) {
      now(what, undertaking);
    } else if (state instanceof UpdateState.Restarting it) {
      await(it, reason.get());
    }
    if (isOccupied) {
      listenForFreedom(what);
    }
  }

  /** No longer than for the installation; whatever else starts the machine meanwhile ends it. */
  private void await(UpdateState.Restarting state, String reason) {
    Duration uptime = world.loop().uptime();
    Duration began = since.orElse(uptime);
    since = Optional.of(began);
    if (uptime.minus(began).compareTo(terms.longestWait()) > 0) {
      desk.go(
          state.undo(
              UpdateOutcomeFactory.waitedTooLong(
                  state.action(), "The moment to restart", terms.longestWait())));
    } else {
      desk.waits(reason);
    }
  }

  private void listenForFreedom(RequiredRestart what) {
    if (!isListening) {
      isListening = true;
      world
          .occupancy()
          .whenFree(
              () -> {
                isListening = false;
                world.loop().enter(() -> atItsMoment(what));
              });
    }
  }

  /** From here to the end no citizen may begin anything: the screen asks {@link #isRestarting}. */
  private void now(RequiredRestart what, UpdateInProgress undertaking) {
    LOG.info("what={} An update starts it again.", what);
    isAsked = true;
    int ask = ++asked;
    desk.show();
    kiosk.restart(what).onFailure(e -> failed(e, undertaking, ask));
    desk.later(
        PATIENCE, () -> failed(new IllegalStateException("nothing happened"), undertaking, ask));
  }

  private void failed(Throwable why, UpdateInProgress undertaking, int ask) {
    if (ask != asked || !(desk.state() instanceof UpdateState.UnderWay)) {
      return;
    }
    asked++;
    failures++;
    isAsked = false;
    LOG.warn("failures={} why=\"{}\" It can’t be started again.", failures, why.getMessage());
    desk.show();
    if (failures < MAX_FAILURES) {
      desk.later(UpdateCoordinator.AGAIN, () -> restart(undertaking));
      return;
    }
    switch (desk.state()) {
      case UpdateState.Restarting it ->
          desk.go(
              it.undo(
                  UpdateOutcomeFactory.failed(
                      undertaking,
                      UpdateFailureCause.FAILED,
                      "The kiosk can’t be started again: " + why.getMessage())));
      case UpdateState.GoingBack it -> desk.go(it.end(UpdateOutcomeFactory.noWayBack(it)));
      default -> {
        // Nothing else restarts.
      }
    }
  }
}
