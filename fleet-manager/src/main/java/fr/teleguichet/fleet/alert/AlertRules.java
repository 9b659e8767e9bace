package fr.teleguichet.fleet.alert;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All rules at one moment. */
public record AlertRules(Map<AlertKind, AlertRule> changed) {

  /** Nobody changed anything. */
  public static final AlertRules PRESET = new AlertRules(Map.of());

  public AlertRules {
    changed = Map.copyOf(changed);
  }

  /** These in place of the preset ones. */
  public static AlertRules with(List<AlertRule> rules) {
    Map<AlertKind, AlertRule> changed = new EnumMap<>(AlertKind.class);
    rules.forEach(rule -> changed.put(rule.kind(), rule));
    return new AlertRules(changed);
  }

  /** The rule of this kind. */
  public AlertRule of(AlertKind kind) {
    return Objects.requireNonNullElse(changed.get(kind), kind.preset());
  }

  /** Every rule, in the order of the kinds. */
  public List<AlertRule> all() {
    return Arrays.stream(AlertKind.values()).map(this::of).toList();
  }
}
