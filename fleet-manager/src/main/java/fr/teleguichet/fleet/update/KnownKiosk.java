package fr.teleguichet.fleet.update;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.api.ProblemException;
import fr.teleguichet.fleet.enrolment.UnitList;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleet;
import fr.teleguichet.hardware.device.KioskId;
import fr.teleguichet.hardware.protocol.NodeAddress;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Finds a kiosk that programs name; what is outside a visitor's scope is not there. Updates know a
 * kiosk by the name that its unit holds: one of another group with that name has none.
 */
@Singleton
public final class KnownKiosk {

  private final UnitList units;
  private final LiveFleet fleet;

  KnownKiosk(UnitList units, LiveFleet fleet) {
    this.units = units;
    this.fleet = fleet;
  }

  /**
   * The name of a kiosk that there is and that the visitor may see.
   *
   * @param id its address, group and node, or its name alone
   * @throws ProblemException when there is none
   * @throws fr.teleguichet.fleet.kiosk.SeveralKiosks when the name alone is that of several
   */
  public String find(String id, Visitor visitor) {
    Optional<NodeAddress> node = NodeAddress.ofSegment(id);
    if (node.isEmpty()) {
      Optional<KioskRow> _ = fleet.picture().find(id, visitor.scope()); // the only one of its name
    }
    return held(node.map(NodeAddress::node).orElse(id))
        .filter(it -> node.map(it::equals).orElse(true))
        .filter(it -> visitor.covers(it.group()))
        .map(NodeAddress::node)
        .orElseThrow(() -> ProblemException.notFound("kiosk", id));
  }

  /** Whether the name of this kiosk, as updates know it, is its own. */
  public boolean isKnownBy(KioskRow row) {
    return held(row.name()).map(it -> row.node().filter(it::equals).isPresent()).orElse(true);
  }

  private Optional<NodeAddress> held(String name) {
    return Optional.of(name)
        .filter(KioskId::isValid)
        .flatMap(it -> units.holder(new KioskId(it)))
        .flatMap(unit -> unit.state().kiosk())
        .map(it -> it.kiosk().in(it.territory()));
  }
}
