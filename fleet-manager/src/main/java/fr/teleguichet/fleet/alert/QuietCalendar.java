package fr.teleguichet.fleet.alert;

import java.time.Instant;

/** Knows planned maintenance and closed hours. */
@FunctionalInterface
public interface QuietCalendar {

  /** What is quiet at this moment. */
  QuietTimes at(Instant now);
}
