package fr.teleguichet.fleet.alert;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What holds at one moment, and what nobody can tell: what could not be read, and what a silent
 * kiosk does not say, stays as it was.
 *
 * @param read the kinds that could be read
 * @param silent subjects of which only their silence is known
 * @param kiosks how many kiosks report to this fleet
 */
public record ObservedConditions(
    Map<ObservedCondition.Key, ObservedCondition> conditions,
    Set<AlertKind> read,
    Set<AlertSubject> silent,
    int kiosks) {

  /** Nothing could be read. */
  public static final ObservedConditions NONE = of(List.of(), Set.of(), Set.of(), 0);

  public ObservedConditions {
    read = Set.copyOf(read);
    silent = Set.copyOf(silent);
  }

  /** These conditions. */
  public static ObservedConditions of(
      List<ObservedCondition> conditions,
      Set<AlertKind> read,
      Set<AlertSubject> silent,
      int kiosks) {
    Map<ObservedCondition.Key, ObservedCondition> byKey = new LinkedHashMap<>();
    conditions.forEach(condition -> byKey.put(condition.key(), condition));
    return new ObservedConditions(byKey, read, silent, kiosks);
  }

  /** What several sources saw, together. */
  static ObservedConditions together(List<ObservedConditions> parts) {
    Map<ObservedCondition.Key, ObservedCondition> conditions = new LinkedHashMap<>();
    Set<AlertKind> read = EnumSet.noneOf(AlertKind.class);
    Set<AlertSubject> silent = new HashSet<>();
    int kiosks = 0;
    for (ObservedConditions part : parts) {
      conditions.putAll(part.conditions);
      read.addAll(part.read);
      silent.addAll(part.silent);
      kiosks = Math.max(kiosks, part.kiosks);
    }
    return new ObservedConditions(conditions, read, silent, kiosks);
  }

  /** Whether it can be told if this holds. */
  boolean knows(ObservedCondition.Key key) {
    return read.contains(key.kind())
        && !(key.kind().needsVoice() && silent.contains(key.subject()));
  }

  /** The condition, where it holds. */
  Optional<ObservedCondition> find(ObservedCondition.Key key) {
    return Optional.ofNullable(conditions.get(key));
  }
}
