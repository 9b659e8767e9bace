package fr.teleguichet.fleet.alert;

/** When nothing is told, as it is at one moment. */
@FunctionalInterface
public interface QuietTimes {

  /** Whether nothing is told of the condition at this moment. */
  boolean isQuiet(ObservedCondition condition, AlertRule rule);
}
