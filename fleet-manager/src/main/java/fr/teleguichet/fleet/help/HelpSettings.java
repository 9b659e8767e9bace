package fr.teleguichet.fleet.help;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * How a citizen waits for help.
 *
 * @param patience how long until the citizen is told that nobody answers
 */
public record HelpSettings(Duration patience) {

  static final Setting<Duration> PATIENCE =
      Setting.seconds(
          "fleet.help.patience",
          600,
          30,
          7_200,
          "Seconds after which a citizen who asked for help is told that nobody answers.");

  /** All of them. */
  public static final List<Setting<?>> ALL = List.of(PATIENCE);

  /** Takes the operator's values. */
  public static HelpSettings from(Settings settings) {
    return new HelpSettings(settings.get(PATIENCE));
  }
}
