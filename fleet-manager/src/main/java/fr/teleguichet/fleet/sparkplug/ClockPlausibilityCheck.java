package fr.teleguichet.fleet.sparkplug;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a kiosk's time is believed: a Raspberry Pi without a battery starts with the
 * wrong one.
 */
record ClockPlausibilityCheck(IngestSettings settings) {

  /** Whether the time, in milliseconds since 1970, can be right. */
  boolean isCredible(@Nullable Long millis, Instant arrival) {
    if (millis == null || millis < 0) {
      return false;
    }
    long now = arrival.toEpochMilli();
    return millis <= now + settings.futureTolerance().toMillis()
        && millis >= now - settings.pastTolerance().toMillis();
  }

  /** The kiosk's time, or that of the arrival when it can't be right. */
  Instant believe(@Nullable Long millis, Instant arrival) {
    return millis != null && isCredible(millis, arrival) ? Instant.ofEpochMilli(millis) : arrival;
  }
}
