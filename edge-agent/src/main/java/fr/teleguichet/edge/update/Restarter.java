package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.install.Restart;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the machine or the agent again, never under a citizen. Belongs to the loop. */
final class Restarter {

  private static final Logger LOG = LoggerFactory.getLogger(Restarter.class);

  /** A restart that has not happened by then was not heard. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int MOST_FAILURES = 5;

  private final UpdateDesk desk;
  private final UpdateDesk.World world;
  private final UpdateTools tools;
  private final Kiosk kiosk;
  private int asked;
  private boolean isAsked;
  private boolean isWaiting;
  private int failures;

  Restarter(UpdateDesk desk, UpdateDesk.World world, UpdateTools tools, Kiosk kiosk) {
    this.desk = desk;
    this.world = world;
    this.tools = tools;
    this.kiosk = kiosk;
  }

  void entered() {
    isAsked = false;
    failures = 0;
  }

  /** Whether the restart is on its way. */
  boolean isRestarting() {
    return isAsked;
  }

  void restart(Undertaking undertaking) {
    tools
        .work()
        .run(() -> tools.workshop().restart(undertaking))
        .onSuccess(this::whenFree)
        .onFailure(e -> failed(e, undertaking, asked));
  }

  private void whenFree(Restart what) {
    if (isWaiting || isAsked) {
      return;
    }
    isWaiting = true;
    world
        .occupancy()
        .whenFree(
            () -> {
              isWaiting = false;
              if (world.occupancy().isOccupied()) {
                world.loop().enter(() -> whenFree(what));
              } else if (desk.state() instanceof UpdateState.UnderWay it) {
                now(what, it.undertaking());
              }
            });
  }

  /** From here to the end no citizen may begin anything: the screen asks {@link #isRestarting}. */
  private void now(Restart what, Undertaking undertaking) {
    LOG.info("what={} An update starts it again.", what);
    isAsked = true;
    int ask = ++asked;
    desk.show();
    kiosk.restart(what).onFailure(e -> failed(e, undertaking, ask));
    desk.later(
        PATIENCE, () -> failed(new IllegalStateException("nothing happened"), undertaking, ask));
  }

  private void failed(Throwable why, Undertaking undertaking, int ask) {
    if (ask != asked || !(desk.state() instanceof UpdateState.UnderWay)) {
      return;
    }
    asked++;
    failures++;
    isAsked = false;
    LOG.warn("failures={} why=\"{}\" It can’t be started again.", failures, why.getMessage());
    desk.show();
    if (failures < MOST_FAILURES) {
      desk.later(UpdateDesk.AGAIN, () -> restart(undertaking));
      return;
    }
    switch (desk.state()) {
      case UpdateState.Restarting it ->
          desk.go(
              it.undo(
                  Outcomes.failed(
                      undertaking,
                      Cause.FAILED,
                      "The kiosk can’t be started again: " + why.getMessage())));
      case UpdateState.GoingBack it -> desk.go(it.end(Outcomes.noWayBack(it)));
      default -> {
        // Nothing else restarts.
      }
    }
  }
}
