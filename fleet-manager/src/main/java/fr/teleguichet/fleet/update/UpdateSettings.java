package fr.teleguichet.fleet.update;

import fr.teleguichet.fleet.folder.DataFolder;
import fr.teleguichet.fleet.settings.ByteCount;
import fr.teleguichet.fleet.settings.Setting;
import fr.teleguichet.fleet.settings.Settings;
import fr.teleguichet.fleet.settings.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How updates are kept and offered.
 *
 * @param largest bytes of the largest file that is taken
 * @param polling how long a kiosk waits between two questions, 30 seconds to a day
 * @param folder where the files lie
 * @param rollouts what every rollout holds to
 */
public record UpdateSettings(
    long largest, Duration polling, Path folder, RolloutSettings rollouts) {

  static final Setting<ByteCount> LARGEST =
      Setting.bytes(
          "fleet.update.largest-artifact",
          "4G",
          "Largest file that is taken as an artifact, 1K to 64G.");
  static final Setting<Duration> POLLING =
      Setting.seconds(
          "fleet.update.polling",
          300,
          30,
          86_399,
          "How often kiosks ask for updates, in seconds; each by up to a tenth more, so that they"
              + " do not ask together.");

  /** All of them. */
  public static final List<Setting<?>> ALL =
      Stream.concat(Stream.of(LARGEST, POLLING), RolloutSettings.ALL.stream()).toList();

  private static final long LEAST = 1L << 10;
  private static final long MOST = 64L << 30;

  public UpdateSettings {
    if (largest < LEAST || largest > MOST) {
      throw new SettingsException(LARGEST.key() + " is " + largest + ": give 1K to 64G.");
    }
  }

  /** Takes the operator's values. */
  public static UpdateSettings from(Settings settings, DataFolder folder) {
    return new UpdateSettings(
        settings.get(LARGEST).bytes(),
        settings.get(POLLING),
        folder.folder("artifacts"),
        RolloutSettings.from(settings));
  }
}
