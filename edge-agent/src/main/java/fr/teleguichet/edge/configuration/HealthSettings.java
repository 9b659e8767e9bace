package fr.teleguichet.edge.configuration;

import java.time.Duration;

/**
 * How the machine is watched.
 *
 * @param interval the time between two samples, 1 second to 10 minutes
 */
public record HealthSettings(Duration interval) {

  public HealthSettings {
    SettingBounds.within(
        "a health interval", interval, Duration.ofSeconds(1), Duration.ofMinutes(10));
  }
}
