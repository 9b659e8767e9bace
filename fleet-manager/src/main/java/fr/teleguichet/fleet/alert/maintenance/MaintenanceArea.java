package fr.teleguichet.fleet.alert.maintenance;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.hardware.protocol.NodeAddress;

/** Where maintenance takes place. */
public sealed interface MaintenanceArea {

  /** Everywhere. */
  record WholeFleet() implements MaintenanceArea {}

  /** Every kiosk of a territory. */
  record OfTerritory(String territory) implements MaintenanceArea {}

  /**
   * Every kiosk of a site.
   *
   * @param site its row
   */
  record OfSite(int site) implements MaintenanceArea {}

  /** One kiosk. */
  record OfKiosk(NodeAddress node) implements MaintenanceArea {}

  /** The word for its kind. */
  default String code() {
    return switch (this) {
      case WholeFleet() -> "fleet";
      case OfTerritory _ -> "territory";
      case OfSite _ -> "site";
      case OfKiosk _ -> "kiosk";
    };
  }

  /** Whether the condition is of this place; a full disk of the manager is of none. */
  default boolean covers(ObservedCondition condition) {
    AlertSubject subject = condition.key().subject();
    if (subject instanceof AlertSubject.Network && condition.key().kind() != AlertKind.OFFLINE) {
      return false;
    }
    return switch (this) {
      case WholeFleet() -> true;
      case OfTerritory(String territory) -> subject.territory().equals(territory);
      case OfSite(int site) -> condition.site().filter(it -> it == site).isPresent();
      case OfKiosk(NodeAddress node) -> subject.equals(new AlertSubject.OfKiosk(node));
    };
  }
}
