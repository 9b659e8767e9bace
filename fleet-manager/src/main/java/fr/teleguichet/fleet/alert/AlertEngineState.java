package fr.teleguichet.fleet.alert;

import java.util.List;

/** Everything that the engine remembers between two passes. */
record AlertEngineState(List<TrackedCondition> held, List<ActiveAlert> alerts) {
  AlertEngineState {
    held = List.copyOf(held);
    alerts = List.copyOf(alerts);
  }
}
