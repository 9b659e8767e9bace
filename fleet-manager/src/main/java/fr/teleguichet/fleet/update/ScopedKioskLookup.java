package fr.teleguichet.fleet.update;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.enrolment.TargetIdResolver;
import fr.teleguichet.fleet.kiosk.AmbiguousKioskException;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Finds a kiosk that programs name; what is outside a visitor's scope is not there. What it returns
 * is the kiosk's id in updates and in what belongs to them ({@link TargetIdResolver}).
 */
@Singleton
public final class ScopedKioskLookup {

  private final TargetIdResolver targets;
  private final LiveFleetStatus fleet;

  ScopedKioskLookup(TargetIdResolver targets, LiveFleetStatus fleet) {
    this.targets = targets;
    this.fleet = fleet;
  }

  /**
   * The id of a kiosk that there is and that the visitor may see.
   *
   * @param id its address, group and node, or its name alone
   * @throws RefusalException when there is none
   * @throws AmbiguousKioskException when the name alone is that of several
   */
  public TargetId find(String id, Principal visitor) {
    return held(id, visitor)
        .map(targets::of)
        .orElseThrow(() -> RefusalException.unknown("kiosk", id));
  }

  private Optional<KioskId> held(String id, Principal visitor) {
    KioskUrlName address = KioskUrlName.parse(id);
    Optional<NodeAddress> addressed =
        address
            .node()
            .or(() -> fleet.picture().find(address, visitor.scope()).flatMap(KioskRow::node));
    Optional<NodeAddress> node = addressed.or(() -> unheard(id, visitor));
    return node.filter(visitor::covers).flatMap(it -> targets.held(new KioskUrlName.OfNode(it)));
  }

  /** One that speaks the device interface of updates only, or was planned. */
  private Optional<NodeAddress> unheard(String name, Principal visitor) {
    if (!KioskName.isValid(name)) {
      return Optional.empty();
    }
    KioskName kiosk = new KioskName(name);
    List<NodeAddress> nodes =
        targets.territories(kiosk).stream().map(kiosk::in).filter(visitor::covers).toList();
    if (nodes.size() > 1) {
      throw new AmbiguousKioskException(
          name, nodes.stream().<KioskUrlName>map(KioskUrlName.OfNode::new).toList());
    }
    return nodes.stream().findFirst();
  }

  /**
   * The id of a kiosk that is shown. Where its group and node can't be those of a unit, it is one
   * that no unit has, whatever units of the same name there are.
   */
  public TargetId id(KioskRow row) {
    return row.node()
        .flatMap(TargetIdResolver::unitName)
        .map(targets::of)
        .orElseGet(() -> unitless(row));
  }

  /** A unit's id is its name, or its group, a colon and its name. */
  private static TargetId unitless(KioskRow row) {
    return new TargetId(row.node().map(NodeAddress::segment).orElseGet(() -> ":" + row.name()));
  }

  /** Whether a unit can be this kiosk, so that rollouts can choose it by its labels. */
  public static boolean canBeUnit(KioskRow row) {
    return row.node().flatMap(TargetIdResolver::unitName).isPresent();
  }
}
