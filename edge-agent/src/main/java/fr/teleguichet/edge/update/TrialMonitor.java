package fr.teleguichet.edge.update;

import fr.teleguichet.edge.update.UpdateState.Proving;
import fr.teleguichet.edge.update.prove.KioskAfterUpdate;
import fr.teleguichet.edge.update.prove.UpdateAcceptanceChecks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether a new version works as the former one did. Belongs to the loop. */
final class TrialMonitor {

  private static final Logger LOG = LoggerFactory.getLogger(TrialMonitor.class);

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final UpdateCoordinator desk;
  private final UpdateCoordinator.World world;
  private final UpdateTimings terms;
  private final UpdaterHost kiosk;
  private int round;
  private Optional<Duration> began = Optional.empty();
  private Optional<Duration> well = Optional.empty();
  private List<String> failing = List.of();

  TrialMonitor(
      UpdateCoordinator desk,
      UpdateCoordinator.World world,
      UpdateTimings terms,
      UpdaterHost kiosk) {
    this.desk = desk;
    this.world = world;
    this.terms = terms;
    this.kiosk = kiosk;
  }

  void entered() {
    round++;
    began = Optional.empty();
    well = Optional.empty();
    failing = List.of();
  }

  /** The gravest check that the version on trial did not pass when it was last looked at. */
  Optional<String> failing() {
    return failing.stream().findFirst();
  }

  void prove(Proving state) {
    if (began.isEmpty()) {
      began = Optional.of(world.loop().uptime());
      look(state, round);
    }
  }

  private void look(Proving state, int inRound) {
    if (inRound != round || !state.equals(desk.state())) {
      return;
    }
    // A look that never comes back must not keep the trial from its end.
    desk.later(EVERY, () -> look(state, inRound));
    if (desk.isMovingOn()) {
      return;
    }
    Duration now = world.loop().uptime();
    if (began.isPresent() && now.minus(began.get()).compareTo(terms.proving()) >= 0) {
      desk.go(state.undo(notProven(state)));
      return;
    }
    kiosk
        .now()
        .onSuccess(
            it -> {
              if (inRound == round && !desk.isMovingOn()) {
                judge(state, it);
              }
            })
        .onFailure(e -> LOG.warn("How the kiosk is can’t be known.", e));
  }

  private UpdateOutcome notProven(Proving state) {
    String check = failing.isEmpty() ? "unknown" : failing.getFirst();
    return UpdateOutcomeFactory.notProven(
        state.undertaking(),
        check,
        "After %s these did not work as before: %s."
            .formatted(proving(), failing.isEmpty() ? "-" : String.join(", ", failing)));
  }

  private String proving() {
    Duration time = terms.proving();
    return time.toMinutes() > 0 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
  }

  private void judge(Proving state, KioskAfterUpdate now) {
    List<String> found = UpdateAcceptanceChecks.failing(state.undertaking().before(), now);
    if (!found.equals(failing)) {
      LOG.info("update={} failing={} A version is on trial.", state.action(), found);
    }
    failing = found;
    Duration uptime = world.loop().uptime();
    if (!failing.isEmpty()) {
      well = Optional.empty();
    } else if (well.isEmpty()) {
      well = Optional.of(uptime);
    } else if (uptime.minus(well.get()).compareTo(terms.holding()) >= 0) {
      desk.go(state.proven());
    }
  }
}
