package fr.teleguichet.fleet.platform.time;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives every part that needs the time the same clock, in UTC, and what measures spans of it. */
@Factory
public final class ClockFactory {
  /** Returns the machine's clock. */
  @Singleton
  public Clock machine() {
    return Clock.systemUTC();
  }

  /** Returns the machine's time since it started. */
  @Singleton
  public Ticker ticker() {
    return System::nanoTime;
  }
}
