package fr.teleguichet.fleet.access;

import fr.teleguichet.fleet.audit.Actor;
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

  /** Whether the visitor may see and change what belongs to this territory. */
  public boolean covers(String territory) {
    return scope.covers(territory);
  }
}
