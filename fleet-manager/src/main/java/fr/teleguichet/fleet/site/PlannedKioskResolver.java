package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.List;
import java.util.Optional;

/** What a kiosk is called that is meant for a site and was never heard of. */
public final class PlannedKioskResolver {

  private PlannedKioskResolver() {}

  /**
   * Group and node, or the name alone from who sees the whole fleet; empty where that can be no
   * kiosk of the scope. A name alone is one of the only territory of a scope, whatever kiosks there
   * are elsewhere: neither does one learn of them, nor touch their plans.
   */
  public static Optional<KioskUrlName> of(KioskUrlName named, Scope scope) {
    return switch (named) {
      case KioskUrlName.OfNode(NodeAddress node) ->
          Optional.of(named)
              .filter(_ -> KioskName.isValid(node.node()) && Territory.isValid(node.group()))
              .filter(_ -> scope.covers(node));
      case KioskUrlName.NameAlone(String name) when !KioskName.isValid(name) -> Optional.empty();
      case KioskUrlName.NameAlone _ when scope.isWholeFleet() -> Optional.of(named);
      case KioskUrlName.NameAlone(String name) -> inOnlyTerritory(name, scope.territories());
    };
  }

  private static Optional<KioskUrlName> inOnlyTerritory(String name, List<String> territories) {
    return territories.size() == 1
        ? Optional.of(KioskUrlName.parse(territories.getFirst() + ":" + name))
        : Optional.empty();
  }
}
