package fr.teleguichet.fleet.alert.web;

import fr.teleguichet.fleet.alert.AlertRule;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as somebody typed it.
 *
 * @param severity the word of one
 * @param quiet whether nothing shall be told while the site is closed
 * @param wrong the field of which something is wrong
 */
public record AlertRuleForm(
    boolean enabled,
    String severity,
    String minutes,
    String threshold,
    boolean quiet,
    Optional<String> wrong) {

  private static final int NONE = -1;

  /** As the rule is. */
  static AlertRuleForm of(AlertRule rule) {
    return new AlertRuleForm(
        rule.enabled(),
        rule.severity().code(),
        Long.toString(rule.delay().toMinutes()),
        Integer.toString(rule.threshold()),
        rule.quietWhenClosed(),
        Optional.empty());
  }

  /** As it was typed. */
  static AlertRuleForm of(Map<String, String> fields) {
    return new AlertRuleForm(
        fields.containsKey("enabled"),
        fields.getOrDefault("severity", ""),
        fields.getOrDefault("minutes", "").strip(),
        fields.getOrDefault("threshold", "").strip(),
        fields.containsKey("quiet"),
        Optional.empty());
  }

  AlertRuleForm wrong(String field) {
    return new AlertRuleForm(enabled, severity, minutes, threshold, quiet, Optional.of(field));
  }

  /** Whether something is wrong with this field. */
  public boolean isWrong(String field) {
    return wrong.filter(field::equals).isPresent();
  }

  /** What no rule takes, where it is no number. */
  static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : NONE;
  }
}
