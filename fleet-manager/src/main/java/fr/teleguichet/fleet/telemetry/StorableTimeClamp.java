package fr.teleguichet.fleet.telemetry;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * What a kiosk says of the time, as far as the database can hold it: a kiosk's clock may be
 * anything, and DATETIME has the years 1000 to 9999.
 */
public final class StorableTimeClamp {

  /** Of the last year in France as well. */
  private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

  private StorableTimeClamp() {}

  /** The time, or the nearest that there is. */
  public static Instant of(Instant told) {
    if (told.isBefore(Instant.EPOCH)) {
      return Instant.EPOCH;
    }
    return told.isAfter(LATEST) ? LATEST : told;
  }

  /** The same for a column in UTC. */
  public static LocalDateTime utc(Instant told) {
    return LocalDateTime.ofInstant(of(told), ZoneOffset.UTC);
  }
}
