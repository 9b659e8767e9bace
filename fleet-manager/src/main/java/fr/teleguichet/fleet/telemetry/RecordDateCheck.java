package fr.teleguichet.fleet.telemetry;

import java.time.Duration;
import java.time.Instant;

/** Whether what a kiosk says of the time can be so: what nobody can date is in no figures. */
public final class RecordDateCheck {

  /** By so much a kiosk's clock may be ahead, or that of this machine behind. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** No kiosk is older, but a clock without a battery begins with 1970 or so. */
  private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

  private RecordDateCheck() {}

  /** Whether a record that comes now cannot be of then. */
  public static boolean isUndated(Instant told, Instant now) {
    return told.isBefore(FIRST) || told.isAfter(now.plus(AHEAD));
  }
}
