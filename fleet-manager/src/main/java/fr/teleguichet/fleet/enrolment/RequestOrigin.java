package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.audit.Actor;
import java.util.Optional;

/**
 * Who wants something, and from where.
 *
 * @param actor who
 * @param address the network address, where there is one
 */
public record RequestOrigin(Actor actor, Optional<String> address) {

  /** A visitor of the pages or the programming interface. */
  public static RequestOrigin of(Principal visitor) {
    return new RequestOrigin(visitor.actor(), visitor.address());
  }

  /** Somebody at that address who proved nothing. */
  static RequestOrigin stranger(String address) {
    return new RequestOrigin(new Actor.Stranger(), Optional.of(address));
  }

  /** The name of that day, for a unit's history; empty for programs and strangers. */
  String name() {
    return switch (actor) {
      case Actor.Person(_, String name) -> name;
      case Actor.Script(String name) -> name;
      case Actor.Kiosk(var node) -> node.toString();
      case Actor.Program _, Actor.Stranger _ -> "";
    };
  }
}
