package fr.teleguichet.fleet.alert;

import java.time.Instant;

/** Knows some conditions. */
public interface ConditionSource {

  /** What holds now; what could not be read is left out of the kinds that were. */
  ObservedConditions read(AlertRules rules, Instant now);
}
