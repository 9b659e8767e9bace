package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.refusal.RefusalException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads and changes the rules. */
@Singleton
public final class AlertRuleService {

  /** What is about no site knows no closed hours. */
  private static final Set<AlertKind> WITHOUT_HOURS =
      EnumSet.of(
          AlertKind.MANAGER_DISK,
          AlertKind.BACKUP_OVERDUE,
          AlertKind.CALLS_REPLACED,
          AlertKind.SATISFACTION_FALLING);

  private final AlertRuleRepository table;
  private final Clock clock;

  AlertRuleService(AlertRuleRepository table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Every rule. */
  public List<AlertRule> all() {
    return table.read().all();
  }

  /** Whether closed hours mean anything to it. */
  public static boolean knowsHours(AlertKind kind) {
    return !WITHOUT_HOURS.contains(kind);
  }

  /**
   * Changes a rule.
   *
   * @param minutes how long the condition must hold
   * @throws RefusalException when a number of it can't be
   */
  public void change(
      AlertKind kind,
      boolean enabled,
      AlertSeverity severity,
      int minutes,
      int threshold,
      boolean quietWhenClosed,
      String by) {
    if (minutes < 0 || minutes > AlertRule.MAX_DELAY.toMinutes()) {
      throw RefusalException.field(
          "minutes", "give 0 to " + AlertRule.MAX_DELAY.toMinutes() + " minutes");
    }
    AlertThreshold number = kind.threshold();
    if (number.isThere() && !number.allows(threshold)) {
      throw RefusalException.field("threshold", "give " + number.least() + " to " + number.most());
    }
    table.put(
        new AlertRule(
            kind,
            enabled,
            severity,
            Duration.ofMinutes(minutes),
            number.isThere() ? threshold : 0,
            quietWhenClosed && knowsHours(kind)),
        by,
        clock.instant());
  }
}
