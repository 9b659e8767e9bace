package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much of the known time a kiosk is to be reached, by day and by night.
 *
 * @param percent 1 to 100
 */
public record AvailabilityTarget(int percent) {

  static final Setting<Integer> PERCENT =
      Setting.whole(
          "fleet.usage.availability",
          95,
          1,
          100,
          "Percent of the time for which a kiosk is to be reached, by day and by night; a site's"
              + " page tells what is below.");

  /** All settings of it. */
  public static final List<Setting<?>> ALL = List.of(PERCENT);

  /** Takes the operator's value. */
  public static AvailabilityTarget from(Settings settings) {
    return new AvailabilityTarget(settings.get(PERCENT));
  }

  /**
   * Whether less was reached.
   *
   * @param share 0 to 1; where nothing is known, nothing is missed
   */
  boolean isMissedBy(OptionalDouble share) {
    return share.isPresent() && share.getAsDouble() * 100 < percent;
  }
}
