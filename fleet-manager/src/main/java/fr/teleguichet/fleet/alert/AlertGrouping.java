package fr.teleguichet.fleet.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says which conditions are one alert. Kiosks of a site that fall silent within a few minutes have
 * lost the same line, and so has the fleet when half of it falls silent, or the broker is away.
 * Anything else stands for itself.
 */
final class AlertGrouping {

  /** What begins within this after the first one has the same cause. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  /** Fewer kiosks are no fleet. */
  static final int LEAST_FLEET = 3;

  private static final Comparator<TrackedCondition> OLDEST_FIRST =
      Comparator.comparing(TrackedCondition::begun)
          .thenComparing(it -> it.key().subject().code())
          .thenComparing(it -> it.key().topic());

  private AlertGrouping() {}

  /**
   * Puts conditions into alerts.
   *
   * @param untold what is seen, may be told, and is in no alert yet
   * @param held everything of the kind
   * @param active all alerts that are not resolved
   * @param kiosks how many kiosks report
   */
  static List<AlertPassResult> assign(
      AlertRule rule,
      List<TrackedCondition> untold,
      List<TrackedCondition> held,
      List<ActiveAlert> active,
      int kiosks,
      Duration time) {
    List<TrackedCondition> left = new ArrayList<>(untold);
    left.sort(OLDEST_FIRST);
    List<AlertPassResult> changes = new ArrayList<>(join(rule, left, active));
    for (Optional<TrackedCondition> first = due(rule, left, time);
        first.isPresent();
        first = due(rule, left, time)) {
      AlertGroupKey cause = cause(rule.kind(), first.get(), held, kiosks);
      Duration begun = first.get().begun();
      List<TrackedCondition> members = take(left, it -> belongs(it, rule.kind(), cause, begun));
      changes.add(new AlertPassResult.Opened(rule, cause, members));
    }
    return changes;
  }

  private static List<AlertPassResult> join(
      AlertRule rule, List<TrackedCondition> left, List<ActiveAlert> active) {
    List<AlertPassResult> changes = new ArrayList<>();
    for (ActiveAlert alert : active) {
      if (alert.kind() == rule.kind()) {
        List<TrackedCondition> more =
            take(left, it -> belongs(it, rule.kind(), alert.cause(), alert.begun()));
        if (!more.isEmpty()) {
          changes.add(new AlertPassResult.Joined(alert.id(), more));
        }
      }
    }
    return changes;
  }

  private static Optional<TrackedCondition> due(
      AlertRule rule, List<TrackedCondition> left, Duration time) {
    return left.stream().filter(it -> it.hasHeld(rule.delay(), time)).findFirst();
  }

  private static AlertGroupKey cause(
      AlertKind kind, TrackedCondition first, List<TrackedCondition> held, int kiosks) {
    if (kind != AlertKind.OFFLINE) {
      return alone(first);
    }
    if (isOfWholeFleet(first, held, kiosks)) {
      return new AlertGroupKey.WholeFleet();
    }
    return first
        .condition()
        .site()
        .<AlertGroupKey>map(AlertGroupKey.AtSite::new)
        .orElse(alone(first));
  }

  private static boolean isOfWholeFleet(
      TrackedCondition first, List<TrackedCondition> held, int kiosks) {
    List<TrackedCondition> together =
        held.stream().filter(it -> isWithin(it.begun(), first.begun())).toList();
    return together.stream().anyMatch(it -> it.key().subject() instanceof AlertSubject.Network)
        || (together.size() >= LEAST_FLEET && 2 * together.size() >= kiosks);
  }

  private static AlertGroupKey alone(TrackedCondition held) {
    // A site is one cause for everybody, whichever territories its kiosks are of.
    return held.key().subject() instanceof AlertSubject.OfSite(int site, _)
        ? new AlertGroupKey.AtSite(site)
        : new AlertGroupKey.Alone(held.key().subject(), held.key().topic());
  }

  private static boolean belongs(
      TrackedCondition it, AlertKind kind, AlertGroupKey cause, Duration begun) {
    return switch (cause) {
      case AlertGroupKey.WholeFleet() -> isWithin(it.begun(), begun);
      case AlertGroupKey.AtSite(int site) ->
          it.condition().site().filter(at -> at == site).isPresent()
              && (kind != AlertKind.OFFLINE || isWithin(it.begun(), begun));
      case AlertGroupKey.Alone alone ->
          alone.equals(new AlertGroupKey.Alone(it.key().subject(), it.key().topic()));
    };
  }

  private static boolean isWithin(Duration begun, Duration first) {
    return begun.compareTo(first) >= 0 && begun.minus(first).compareTo(WINDOW) <= 0;
  }

  private static List<TrackedCondition> take(
      List<TrackedCondition> left, Predicate<TrackedCondition> which) {
    List<TrackedCondition> taken = left.stream().filter(which).toList();
    boolean _ = left.removeAll(taken);
    return taken;
  }
}
