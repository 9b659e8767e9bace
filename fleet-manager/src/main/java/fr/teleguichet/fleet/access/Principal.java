package fr.teleguichet.fleet.access;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.Optional;

/**
 * Who sent a request, once it has been let in.
 *
 * @param actor the person or script, for the audit log
 * @param role what it may do
 * @param scope which part of the fleet it may see and change
 * @param address the network address that it came from
 */
public record Principal(Actor actor, Role role, Scope scope, Optional<String> address) {

  /** Whether the visitor may see and change what belongs to the territory of this group id. */
  public boolean covers(String group) {
    return scope.covers(group);
  }

  /** Whether the visitor may see and change the kiosk. */
  public boolean covers(KioskId kiosk) {
    return scope.covers(kiosk);
  }

  /** Whether the visitor may see and change the node. */
  public boolean covers(NodeAddress node) {
    return scope.covers(node);
  }
}
