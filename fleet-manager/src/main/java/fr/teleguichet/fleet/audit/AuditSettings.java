package fr.teleguichet.fleet.audit;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.util.List;

/**
 * How long the audit log is kept.
 *
 * @param years for each entry, 1 to 100
 * @param addressMonths for the network address in it, 1 to 1200
 */
public record AuditSettings(int years, int addressMonths) {

  static final Setting<Integer> YEARS =
      Setting.whole(
          "fleet.retention.audit-years",
          5,
          1,
          100,
          "Years for which each entry of the audit log is kept.");

  static final Setting<Integer> ADDRESS_MONTHS =
      Setting.whole(
          "fleet.retention.audit-address-months",
          12,
          1,
          1_200,
          "Months for which the network address in an entry of the audit log is kept.");

  /** Every setting of the audit log. */
  public static final List<Setting<?>> ALL = List.of(YEARS, ADDRESS_MONTHS);

  /** Takes the operator's values. */
  public static AuditSettings from(Settings settings) {
    return new AuditSettings(settings.get(YEARS), settings.get(ADDRESS_MONTHS));
  }
}
