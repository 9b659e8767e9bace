package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.text.CodedEnum;
import java.time.Duration;
import java.time.Instant;

/**
 * A kiosk sends more than it may, and what is over is left out.
 *
 * @param limit what it may
 * @param since when this began
 * @param last when something was left out last
 */
public record QuotaExcess(Kind kind, long limit, Instant since, Instant last) {

  /** What it sends too much of. */
  public enum Kind implements CodedEnum {
    /** Metrics without a column. */
    METRICS,
    DEVICES,
    /** Bytes in a minute: nothing more of it is read in that minute. */
    BYTES,
    /** Reports and values in a second. */
    VALUES
  }

  /** Whoever sent too much is told of for this long after the last time. */
  private static final Duration TOLD = Duration.ofMinutes(10);

  /** Whether it is still to be told: what a birth declared too much of, until the next one. */
  public boolean isTold(Instant now) {
    return switch (kind) {
      case METRICS, DEVICES -> true;
      case BYTES, VALUES -> Duration.between(last, now).abs().compareTo(TOLD) <= 0;
    };
  }

  QuotaExcess again(Instant now) {
    return new QuotaExcess(kind, limit, isTold(now) ? since : now, now);
  }
}
