package fr.teleguichet.fleet.alert;

import java.util.List;

/** Everything that the engine remembers between two passes. */
record RememberedAlerts(List<TrackedCondition> held, List<ActiveAlert> alerts) {
  RememberedAlerts {
    held = List.copyOf(held);
    alerts = List.copyOf(alerts);
  }
}
