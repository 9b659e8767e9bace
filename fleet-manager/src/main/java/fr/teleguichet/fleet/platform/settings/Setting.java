package fr.teleguichet.fleet.platform.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/**
 * One setting: what it is called, what it means, and how its text becomes a value.
 *
 * @param key its name in the configuration file, such as {@code fleet.http.port}
 * @param defaultText its value where nothing is said
 * @param meaning one sentence for the person who sets it
 * @param secret whether its value must never be shown
 */
public record Setting<T>(
    String key, String defaultText, String meaning, boolean secret, Function<String, T> parser) {
  public Setting {
    if (!key.matches("fleet(\\.[a-z][a-z0-9-]*)+")) {
      throw new IllegalArgumentException("\"" + key + "\" is not a setting's name.");
    }
  }

  /** A text. */
  public static Setting<String> text(String key, String defaultText, String meaning) {
    return new Setting<>(key, defaultText, meaning, false, Function.identity());
  }

  /** A secret, empty by default. */
  public static Setting<Secret> secret(String key, String meaning) {
    return new Setting<>(key, "", meaning, true, Secret::new);
  }

  /** A whole number within bounds. */
  public static Setting<Integer> whole(
      String key, int defaultValue, int least, int most, String meaning) {
    return new Setting<>(
        key,
        Integer.toString(defaultValue),
        meaning,
        false,
        text -> wholeNumber(text, least, most));
  }

  /** A yes or no. */
  public static Setting<Boolean> flag(String key, boolean defaultValue, String meaning) {
    return new Setting<>(key, Boolean.toString(defaultValue), meaning, false, Setting::yesOrNo);
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("give true or false.");
    };
  }

  /** A number of bytes such as 256M. */
  public static Setting<ByteCount> bytes(String key, String defaultText, String meaning) {
    return new Setting<>(key, defaultText, meaning, false, ByteCount::parse);
  }

  /** A number of seconds. */
  public static Setting<Duration> seconds(
      String key, int defaultValue, int least, int most, String meaning) {
    return new Setting<>(
        key,
        Integer.toString(defaultValue),
        meaning,
        false,
        text -> Duration.ofSeconds(wholeNumber(text, least, most)));
  }

  /** The setting's name as an environment variable, such as {@code FLEET_HTTP_PORT}. */
  public String variable() {
    return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  T parse(String text) {
    try {
      return parser.apply(text.strip());
    } catch (IllegalArgumentException failure) {
      throw wrong(text, String.valueOf(failure.getMessage()));
    }
  }

  /** That it can't be this, and what to give instead. */
  public SettingsException wrong(Object value, String advice) {
    String shown = secret ? "(secret)" : "\"" + value + "\"";
    return new SettingsException(key + " is " + shown + ": " + advice);
  }

  private static int wholeNumber(String text, int least, int most) {
    String hint = "give a whole number from " + least + " to " + most + ".";
    try {
      int value = Integer.parseInt(text);
      if (value < least || value > most) {
        throw new IllegalArgumentException(hint);
      }
      return value;
    } catch (NumberFormatException failure) {
      throw new IllegalArgumentException(hint, failure);
    }
  }
}
