package fr.teleguichet.fleet.appointment;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.util.List;

/**
 * How far ahead people book, how often, and how long codes are kept.
 *
 * @param weeksAhead weeks
 * @param perHour bookings of one person in an hour
 * @param codeDays days after which the code of a past appointment is erased
 */
public record AppointmentSettings(int weeksAhead, int perHour, int codeDays) {

  static final Setting<Integer> WEEKS_AHEAD =
      Setting.whole(
          "fleet.appointment.weeks-ahead",
          12,
          1,
          52,
          "Weeks for which appointments can be booked ahead.");
  static final Setting<Integer> PER_HOUR =
      Setting.whole(
          "fleet.appointment.bookings-per-hour",
          60,
          1,
          2_000,
          "Appointments that one person or program books in an hour at most.");
  static final Setting<Integer> CODE_DAYS =
      Setting.whole(
          "fleet.appointment.code-days",
          7,
          0,
          90,
          "Days after which the code of a past appointment is erased; what stays for figures is"
              + " kept as long as interviews.");

  /** All of them. */
  public static final List<Setting<?>> ALL = List.of(WEEKS_AHEAD, PER_HOUR, CODE_DAYS);

  /** Takes the operator's values. */
  public static AppointmentSettings from(Settings settings) {
    return new AppointmentSettings(
        settings.get(WEEKS_AHEAD), settings.get(PER_HOUR), settings.get(CODE_DAYS));
  }
}
