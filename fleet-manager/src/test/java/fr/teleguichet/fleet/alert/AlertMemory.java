package fr.teleguichet.fleet.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the tables remember, without tables: it keeps what was told and when, for a test to read.
 */
final class AlertMemory {

  /** An alert as it came to be. */
  static final class Told {
    final AlertKind kind;
    final AlertGroupKey cause;
    final long opened;
    final List<String> members = new ArrayList<>();
    final List<ObservedCondition> conditions = new ArrayList<>();
    long resolved = -1;
    long endTold = -1;

    Told(AlertKind kind, AlertGroupKey cause, long opened) {
      this.kind = kind;
      this.cause = cause;
      this.opened = opened;
    }

    @Override
    public String toString() {
      return kind + " " + cause + " " + opened + "–" + resolved + " " + members;
    }
  }

  private final Map<ObservedCondition.Key, TrackedCondition> held = new LinkedHashMap<>();
  private final Map<Long, ActiveAlert> active = new TreeMap<>();
  final Map<Long, Told> told = new TreeMap<>();
  private final Map<Long, UnnotifiedAlertEnd> ends = new TreeMap<>();
  private long next = 1;

  AlertEngineState book() {
    return new AlertEngineState(List.copyOf(held.values()), List.copyOf(active.values()));
  }

  void apply(List<AlertPassResult> changes, Duration time) {
    for (AlertPassResult change : changes) {
      switch (change) {
        case AlertPassResult.Began(TrackedCondition it) -> put(it);
        case AlertPassResult.Changed(TrackedCondition it) -> put(it);
        case AlertPassResult.Ended(TrackedCondition it) -> {
          TrackedCondition _ = held.remove(it.key());
        }
        case AlertPassResult.Opened(
                AlertRule rule,
                AlertGroupKey cause,
                List<TrackedCondition> members) -> {
          long id = next++;
          ActiveAlert _ =
              active.put(id, new ActiveAlert(id, rule.kind(), cause, members.getFirst().begun()));
          Told _ = told.put(id, new Told(rule.kind(), cause, time.toMinutes()));
          join(id, members);
        }
        case AlertPassResult.Joined(long id, List<TrackedCondition> members) -> join(id, members);
        case AlertPassResult.Resolved(long id) -> {
          resolve(id, time);
          UnnotifiedAlertEnd _ = ends.put(id, end(id));
        }
      }
    }
  }

  private UnnotifiedAlertEnd end(long id) {
    Told alert = Objects.requireNonNull(told.get(id));
    return new UnnotifiedAlertEnd(id, alert.kind, alert.conditions);
  }

  /** Tells of the ends of which nobody was told and may be. */
  void tellEnds(QuietTimes quiet, Duration time) {
    for (long id : AlertEngine.toldEnds(List.copyOf(ends.values()), AlertRules.PRESET, quiet)) {
      UnnotifiedAlertEnd _ = ends.remove(id);
      Objects.requireNonNull(told.get(id)).endTold = time.toMinutes();
    }
  }

  /** Also what a person says. */
  void resolve(long id, Duration time) {
    ActiveAlert _ = active.remove(id);
    Objects.requireNonNull(told.get(id)).resolved = time.toMinutes();
  }

  private void join(long id, List<TrackedCondition> members) {
    for (TrackedCondition member : members) {
      put(member.toldBy(id));
      Told alert = Objects.requireNonNull(told.get(id));
      alert.members.add(name(member));
      alert.conditions.add(member.condition());
    }
  }

  private static String name(TrackedCondition member) {
    return member.key().subject().code() + "@" + member.begun().toMinutes();
  }

  private void put(TrackedCondition it) {
    TrackedCondition _ = held.put(it.key(), it);
  }
}
