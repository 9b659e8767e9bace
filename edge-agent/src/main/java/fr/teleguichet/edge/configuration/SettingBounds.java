package fr.teleguichet.edge.configuration;

import java.time.Duration;

/** The limits that settings keep to. */
final class SettingBounds {

  private SettingBounds() {}

  static void within(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s of %d is not within %d and %d".formatted(what, value, least, most));
    }
  }

  static void within(String what, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s of %s is not within %s and %s"
              .formatted(what, seconds(value), seconds(least), seconds(most)));
    }
  }

  private static String seconds(Duration value) {
    return value.toMillis() % 1000 == 0 ? value.toSeconds() + " s" : value.toMillis() + " ms";
  }
}
