package fr.teleguichet.fleet.platform.time;

import java.time.Clock;

/** This machine's clock, in UTC, and what measures spans of time. */
public final class ClockFactory {
  /** Returns the machine's clock. */
  public Clock machine() {
    return Clock.systemUTC();
  }

  /** Returns the machine's time since it started. */
  public Ticker ticker() {
    return System::nanoTime;
  }
}
