package fr.teleguichet.fleet.audit;

import fr.teleguichet.fleet.settings.Setting;
import fr.teleguichet.fleet.settings.Settings;
import java.util.List;

/**
 * How long the audit log is kept.
 *
 * @param years 1 to 100
 */
public record AuditSettings(int years) {

  static final Setting<Integer> YEARS =
      Setting.whole(
          "fleet.retention.audit-years",
          5,
          1,
          100,
          "Years for which each entry of the audit log is kept.");

  /** Every setting of the audit log. */
  public static final List<Setting<?>> ALL = List.of(YEARS);

  /** Takes the operator's values. */
  public static AuditSettings from(Settings settings) {
    return new AuditSettings(settings.get(YEARS));
  }
}
