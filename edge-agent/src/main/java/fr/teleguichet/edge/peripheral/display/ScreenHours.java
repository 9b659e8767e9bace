package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.hardware.opening.OpeningHours;
import java.time.Duration;
import java.time.Instant;

/**
 * The hours at which the screen is wanted: from a little before the opening, so that it is on then,
 * to a little after the closing.
 */
public final class ScreenHours {

  /** How long before the opening the screen is switched on. */
  static final Duration LEAD = Duration.ofMinutes(2);

  /** How long after the closing it stays on. */
  static final Duration LINGER = Duration.ofMinutes(2);

  private final OpeningHours hours;

  public ScreenHours(OpeningHours hours) {
    this.hours = hours;
  }

  /** Whether the screen is wanted at this instant. */
  boolean isWanted(Instant now) {
    return hours.contains(now, LEAD, LINGER);
  }
}
