package fr.teleguichet.fleet.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Decides what becomes an alert and what is over: a pure function of what is remembered, what is
 * seen, the rules and the quiet times.
 *
 * <p>How long something holds is reckoned on a time of the engine's own, which only goes forward;
 * the clock on the wall says when it is quiet, and nothing else.
 */
final class AlertEngine {

  /** What is not seen for less than this counts as if it had held on. */
  static final Duration CALM = Duration.ofMinutes(5);

  private AlertEngine() {}

  /**
   * One look at everything.
   *
   * @param time on the engine's own time, never less than before
   */
  static List<AlertPassResult> pass(
      AlertEngineState book,
      ObservedConditions seen,
      AlertRules rules,
      QuietTimes quiet,
      Duration time) {
    List<AlertPassResult> changes = new ArrayList<>();
    List<TrackedCondition> held = follow(book, seen, rules, time, changes);
    for (AlertKind kind : AlertKind.values()) {
      AlertRule rule = rules.of(kind);
      List<TrackedCondition> ofKind = held.stream().filter(it -> it.key().kind() == kind).toList();
      List<TrackedCondition> untold = untold(ofKind, seen, quiet, rule);
      if (!untold.isEmpty()) {
        changes.addAll(
            AlertGrouping.assign(rule, untold, ofKind, book.alerts(), seen.kiosks(), time));
      }
    }
    changes.addAll(over(book, held, changes));
    return changes;
  }

  /** What is seen, in no alert yet, and may be told now. */
  private static List<TrackedCondition> untold(
      List<TrackedCondition> held, ObservedConditions seen, QuietTimes quiet, AlertRule rule) {
    return held.stream()
        .filter(it -> !it.isTold() && seen.find(it.key()).isPresent())
        .filter(it -> !quiet.isQuiet(it.condition(), rule))
        .toList();
  }

  /** What is held after this look, and what that changes. */
  private static List<TrackedCondition> follow(
      AlertEngineState book,
      ObservedConditions seen,
      AlertRules rules,
      Duration time,
      List<AlertPassResult> changes) {
    List<TrackedCondition> held = new ArrayList<>();
    Set<ObservedCondition.Key> known = new HashSet<>();
    for (TrackedCondition before : book.held()) {
      boolean _ = known.add(before.key());
      boolean isRuled = rules.of(before.key().kind()).enabled();
      if (isRuled && !seen.knows(before.key())) {
        held.add(before);
        continue;
      }
      Optional<ObservedCondition> now = isRuled ? seen.find(before.key()) : Optional.empty();
      Optional<TrackedCondition> after =
          now.isPresent() ? Optional.of(before.seen(now.get())) : missing(before, time);
      after.ifPresent(held::add);
      if (after.isEmpty()) {
        changes.add(new AlertPassResult.Ended(before));
      } else if (!after.get().equals(before)) {
        changes.add(new AlertPassResult.Changed(after.get()));
      }
    }
    for (ObservedCondition condition : seen.conditions().values()) {
      if (!known.contains(condition.key()) && rules.of(condition.key().kind()).enabled()) {
        TrackedCondition begun =
            new TrackedCondition(condition, time, Optional.empty(), OptionalLong.empty());
        held.add(begun);
        changes.add(new AlertPassResult.Began(begun));
      }
    }
    return held;
  }

  /** The condition that is not seen; empty when it is over. */
  private static Optional<TrackedCondition> missing(TrackedCondition before, Duration time) {
    Duration gone = before.gone().orElse(time);
    return time.minus(gone).compareTo(CALM) >= 0
        ? Optional.empty()
        : Optional.of(before.isSeen() ? before.missedAt(time) : before);
  }

  /** Alerts of which nothing holds any more. */
  private static List<AlertPassResult> over(
      AlertEngineState book, List<TrackedCondition> held, List<AlertPassResult> changes) {
    Set<Long> alive = alive(held, changes);
    return book.alerts().stream()
        .map(ActiveAlert::id)
        .filter(id -> !alive.contains(id))
        .<AlertPassResult>map(AlertPassResult.Resolved::new)
        .toList();
  }

  /** Alerts of which something holds, or begins to. */
  private static Set<Long> alive(List<TrackedCondition> held, List<AlertPassResult> changes) {
    Set<Long> alive = new HashSet<>();
    held.forEach(it -> it.alert().ifPresent(alive::add));
    for (AlertPassResult change : changes) {
      if (change instanceof AlertPassResult.Joined(long id, _)) {
        boolean _ = alive.add(id);
      }
    }
    return alive;
  }

  /** The alerts that ended with their rule: nobody knows whether what they told is over. */
  static List<Long> unruledEnds(List<UnnotifiedAlertEnd> ends, AlertRules rules) {
    return ends.stream()
        .filter(end -> !rules.of(end.kind()).enabled())
        .map(UnnotifiedAlertEnd::alert)
        .toList();
  }

  /**
   * The alerts of whose end people are told now: those where it is not quiet for one of their
   * members at least. Nobody is woken for good news; the others wait.
   */
  static List<Long> toldEnds(List<UnnotifiedAlertEnd> ends, AlertRules rules, QuietTimes quiet) {
    return ends.stream()
        .filter(end -> rules.of(end.kind()).enabled())
        .filter(
            end ->
                end.members().isEmpty()
                    || end.members().stream()
                        .anyMatch(it -> !quiet.isQuiet(it, rules.of(end.kind()))))
        .map(UnnotifiedAlertEnd::alert)
        .toList();
  }
}
