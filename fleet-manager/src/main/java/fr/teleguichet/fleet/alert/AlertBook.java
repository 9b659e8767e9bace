package fr.teleguichet.fleet.alert;

import java.util.List;

/** Everything that the engine remembers between two passes. */
record AlertBook(List<TrackedCondition> held, List<ActiveAlert> alerts) {
  AlertBook {
    held = List.copyOf(held);
    alerts = List.copyOf(alerts);
  }
}
