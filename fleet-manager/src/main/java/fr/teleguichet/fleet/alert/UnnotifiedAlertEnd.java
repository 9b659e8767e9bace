package fr.teleguichet.fleet.alert;

import java.util.List;

/**
 * An alert that ended by itself, of which nobody has a mail yet.
 *
 * @param members all that it told, where each was then
 */
record UnnotifiedAlertEnd(long alert, AlertKind kind, List<ObservedCondition> members) {
  UnnotifiedAlertEnd {
    members = List.copyOf(members);
  }
}
