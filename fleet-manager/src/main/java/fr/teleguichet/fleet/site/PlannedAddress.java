package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.List;
import java.util.Optional;

/** What a kiosk is called that is meant for a site and was never heard of. */
public final class PlannedAddress {

  private PlannedAddress() {}

  /**
   * Group and node in one segment, or the name alone from who sees the whole fleet; empty where
   * that can be no kiosk of the scope. A name alone is one of the only territory of a scope,
   * whatever kiosks there are elsewhere: neither does one learn of them, nor touch their plans.
   */
  public static Optional<String> of(String named, Scope scope) {
    Optional<NodeAddress> node = NodeAddress.ofSegment(named);
    if (node.isPresent()) {
      return node.filter(it -> KioskName.isValid(it.node()) && KioskName.isValid(it.group()))
          .filter(it -> scope.covers(it.group()))
          .map(NodeAddress::segment);
    }
    List<String> territories = scope.territories();
    return Optional.of(named)
        .filter(KioskName::isValid)
        .filter(_ -> scope.isWholeFleet() || territories.size() == 1)
        .map(it -> scope.isWholeFleet() ? it : territories.getFirst() + ":" + it);
  }
}
