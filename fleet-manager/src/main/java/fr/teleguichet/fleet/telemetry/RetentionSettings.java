package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.time.LocalDate;
import java.util.List;

/**
 * How long what kiosks told is kept.
 *
 * @param rawDays days for which each report is kept
 * @param hourlyMonths months for which each hour's summary is kept
 * @param interviewMonths months for which each interview and each record of a journal is kept
 * @param changeMonths months for which each change of a connection or a peripheral is kept
 */
public record RetentionSettings(
    int rawDays, int hourlyMonths, int interviewMonths, int changeMonths) {

  static final Setting<Integer> RAW_DAYS =
      Setting.whole(
          "fleet.retention.raw-days", 90, 2, 3_650, "Days for which each report is kept.");
  static final Setting<Integer> HOURLY_MONTHS =
      Setting.whole(
          "fleet.retention.hourly-months",
          60,
          1,
          600,
          "Months for which the summary of each hour is kept.");

  static final Setting<Integer> INTERVIEW_MONTHS =
      Setting.whole(
          "fleet.retention.interview-months",
          25,
          2,
          600,
          "Months for which each interview and each record of a kiosk's journal is kept; of older"
              + " interviews the sums of each month stay.");

  static final Setting<Integer> CHANGE_MONTHS =
      Setting.whole(
          "fleet.retention.change-months",
          25,
          2,
          600,
          "Months for which each change of a kiosk's connection and of its peripherals is kept; the"
              + " newest before them stays.");

  /** Every setting of the retention. */
  public static final List<Setting<?>> ALL =
      List.of(RAW_DAYS, HOURLY_MONTHS, INTERVIEW_MONTHS, CHANGE_MONTHS);

  /** The first day of which interviews are still kept: whole months go. */
  public LocalDate interviewsSince(LocalDate today) {
    return today.withDayOfMonth(1).minusMonths(interviewMonths);
  }

  /** Takes the operator's values. */
  public static RetentionSettings from(Settings settings) {
    return new RetentionSettings(
        settings.get(RAW_DAYS),
        settings.get(HOURLY_MONTHS),
        settings.get(INTERVIEW_MONTHS),
        settings.get(CHANGE_MONTHS));
  }
}
