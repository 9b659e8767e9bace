package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where one band of use ends and the next begins, in interviews per kiosk and year.
 *
 * @param low from here on it is low, below it dormant
 * @param installed from here on it is installed, which is what is aimed at
 * @param strong above this it is strong
 */
public record UsageBandThresholds(int low, int installed, int strong) {

  static final Setting<UsageBandThresholds> BANDS =
      new Setting<>(
          "fleet.usage.bands",
          "12, 60, 150",
          "Interviews per kiosk and year from which its use is low, installed, and above which it"
              + " is strong; below the first it is dormant.",
          false,
          UsageBandThresholds::parse);

  /** All settings of it. */
  public static final List<Setting<?>> ALL = List.of(BANDS);

  private static UsageBandThresholds parse(String text) {
    List<String> numbers = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (numbers.size() != 3 || !numbers.stream().allMatch(it -> it.matches("[0-9]{1,6}"))) {
      throw new IllegalArgumentException("give three whole numbers such as 12, 60, 150.");
    }
    UsageBandThresholds bands =
        new UsageBandThresholds(
            Integer.parseInt(numbers.get(0)),
            Integer.parseInt(numbers.get(1)),
            Integer.parseInt(numbers.get(2)));
    if (bands.low >= bands.installed || bands.installed >= bands.strong) {
      throw new IllegalArgumentException("give three numbers that grow, such as 12, 60, 150.");
    }
    return bands;
  }

  /** Takes the operator's values. */
  public static UsageBandThresholds from(Settings settings) {
    return settings.get(BANDS);
  }

  /** The band of this use; none where it is too early to say. */
  public Optional<UsageBand> of(InterviewsPerKioskRate use) {
    return use.isTooEarly() ? Optional.empty() : Optional.of(band(use.yearly()));
  }

  private UsageBand band(double interviews) {
    if (interviews < low) {
      return UsageBand.DORMANT;
    }
    if (interviews < installed) {
      return UsageBand.LOW;
    }
    return interviews <= strong ? UsageBand.INSTALLED : UsageBand.STRONG;
  }
}
