package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.platform.settings.ByteCount;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * How long and how much of what kiosks bring is kept.
 *
 * @param kept how long a result is kept
 * @param most how many bytes all results may have; the oldest go first
 */
public record CommandResultSettings(Duration kept, ByteCount most) {

  static final Setting<Integer> RESULT_DAYS =
      Setting.whole(
          "fleet.care.result-days",
          30,
          1,
          365,
          "Days for which diagnostics and notes from kiosks are kept; test pictures are"
              + " kept for 24 hours.");
  static final Setting<ByteCount> RESULT_SPACE =
      Setting.bytes(
          "fleet.care.result-space",
          "1G",
          "Disk space for what kiosks bring; when it is full, the oldest goes.");

  /** Every setting of remote care. */
  public static final List<Setting<?>> ALL = List.of(RESULT_DAYS, RESULT_SPACE);

  /** Takes the operator's values. */
  public static CommandResultSettings from(Settings settings) {
    return new CommandResultSettings(
        Duration.ofDays(settings.get(RESULT_DAYS)), settings.get(RESULT_SPACE));
  }
}
