package fr.teleguichet.fleet.web.page;

import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * From which length on a talk counts as an interview, which many sentences say. Kiosks, which do
 * the counting, are told it with their services.
 *
 * @param seconds 1 to 900
 */
public record MinimumInterviewLength(int seconds) {

  private static final int MINUTE = 60;

  /** In its place in a message the length stands, in words. */
  static final String PLACE = "{at-least}";

  static final Setting<Integer> SECONDS =
      Setting.whole(
          "fleet.usage.interview-seconds",
          MINUTE,
          1,
          900,
          "Seconds of talk from which kiosks count an interview from now on: they are told it,"
              + " pages and reports say it. One whose own `interview.at-least` is another is named"
              + " on `/services`.");

  /** All settings of it. */
  public static final List<Setting<?>> ALL = List.of(SECONDS);

  /** Takes the operator's value. */
  public static MinimumInterviewLength from(Settings settings) {
    return new MinimumInterviewLength(settings.get(SECONDS));
  }

  /** The same for kiosks. */
  public Duration duration() {
    return Duration.ofSeconds(seconds);
  }

  /** The length in words, in the language of the text. */
  public String words(LocalizedText text) {
    return seconds % MINUTE == 0
        ? text.say("interview.at-least.minutes", seconds / MINUTE)
        : text.say("interview.at-least.seconds", seconds);
  }
}
