package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.OpeningHoursTextCodec;
import fr.teleguichet.fleet.update.action.InstallConditions;
import fr.teleguichet.fleet.update.action.UpdateAction;
import fr.teleguichet.fleet.update.rollout.eligibility.EligibilityFacts;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateWindow;
import fr.teleguichet.hardware.opening.OpeningHours;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The conditions of updates that came from a rollout; those of others have none. Whether a kiosk
 * that has read its update must wait for its neighbours or an appointment is what the last round
 * wrote down; whether its window is open is worked out anew at each question.
 */
@Singleton
final class RolloutInstallConditionSource implements InstallConditions.Source {

  /** By this word in its module a kiosk knows that it may get something older than it has. */
  private static final Map<String, String> DOWNGRADE = Map.of("downgrade", "allowed");

  /** A rollout, and whether one of its kiosks is told to wait. */
  private record Bound(Rollout rollout, boolean held) {}

  private final Jdbi jdbi;
  private final RolloutPlanCodec plans;
  private final RolloutAggregateStore store;

  RolloutInstallConditionSource(
      Database database, RolloutPlanCodec plans, RolloutAggregateStore store) {
    this.jdbi = database.jdbi();
    this.plans = plans;
    this.store = store;
  }

  @Override
  public InstallConditions of(UpdateAction action) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + RolloutRepository.COLUMNS
                        + ", m.held"
                        + RolloutRepository.FROM
                        + "JOIN rollout_member m ON m.rollout_id = r.id WHERE m.action_id = :id")
                .bind("id", action.id())
                .map(
                    (row, context) ->
                        new Bound(
                            RolloutRepository.rollout(plans).map(row, context),
                            row.getBoolean("held")))
                .findOne()
                .map(bound -> terms(handle, bound, action))
                .orElse(InstallConditions.NONE));
  }

  private InstallConditions terms(Handle handle, Bound member, UpdateAction action) {
    Rollout rollout = member.rollout();
    // What was there before is older as a rule.
    boolean goesBack = action.distribution() != rollout.distribution();
    Instant now = store.now();
    boolean bound =
        !rollout.isOverdue(now) && action.state().isOpen() && !rollout.plan().window().isAlways();
    Optional<InstallConditions.Window> window =
        bound
            ? Optional.of(window(rollout.plan().window(), now, hours(handle, action.kiosk())))
            : Optional.empty();
    boolean held = member.held() && action.state().isOpen();
    return new InstallConditions(
        held ? Optional.of(shut(window)) : window,
        goesBack || rollout.plan().downgrade() ? DOWNGRADE : Map.of());
  }

  /** Nobody knows when it opens where the kiosk waits for something else than its hours. */
  private static InstallConditions.Window shut(Optional<InstallConditions.Window> window) {
    return new InstallConditions.Window(false, window.flatMap(InstallConditions.Window::opens));
  }

  private static InstallConditions.Window window(
      UpdateWindow window, Instant now, OpeningHours site) {
    return window.contains(now, site)
        ? new InstallConditions.Window(true, Optional.empty())
        : new InstallConditions.Window(false, window.opensAfter(now, site));
  }

  private static OpeningHours hours(Handle handle, TargetId kiosk) {
    return handle
        .createQuery(
            """
            SELECT s.opening FROM site s JOIN kiosk k ON k.site_id = s.id
            JOIN unit u ON u.holds = k.name AND u.territory = k.territory
            WHERE u.held_target = :kiosk AND s.opening IS NOT NULL
            """)
        .bind("kiosk", kiosk)
        .mapTo(String.class)
        .findOne()
        .flatMap(OpeningHoursTextCodec::stored)
        .orElse(EligibilityFacts.ASSUMED);
  }
}
